package fr.quitus.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.Figures;
import fr.quitus.web.FrameOfTests;
import fr.quitus.web.forms.CommandForms;
import fr.quitus.web.forms.FieldWords;
import fr.quitus.web.forms.FormsOfTests;
import fr.quitus.web.ledger.FakeLedger;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.signin.People;
import fr.quitus.web.signin.Person;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Pages drawn from what an interface answers, without a ledger behind it: every form, lots, drafts. */
class PagesWithoutALedgerTest {
    private static final String FILE = """
            {"status": "DRAFT", "version": 3, "file": {"number": "2100000012", "year": 2025,
             "fundsCentre": "0156-DR35-U001", "type": "MARCHE",
             "supplier": {"siret": "85129663200017", "name": "<b>F</b>"},
             "subject": "Papier", "lines": {"1": {"no": 1, "imputation": {"functionalArea": "0156-01", "title": "T3",
             "account": "6113110000"}, "firmAmount": "500.00", "conditionalAmount": "0.00", "certified": "0.00",
             "requested": "0.00", "paid": "0.00"}}, "receipts": {}, "attached": {}, "draftedBy": "gina"}}
            """;
    private static final String REFUSED = """
            {"status": 409, "title": "Disponible insuffisant", "detail": "Il manque des AE.",
             "code": "AE_INSUFFISANTES", "remede": "Demandez des crédits."}
            """;

    private static final String BUSY = """
            {"status": 429, "title": "Quota dépassé", "detail": "Trop de demandes.", "code": "QUOTA_DEPASSE",
             "remede": "Revenez."}
            """;

    private FakeLedger fake;
    private GenericWebApplicationContext context;
    private MockMvc pages;
    private Person person = People.of("gina", "MANAGER");

    @BeforeEach
    void open() throws IOException {
        fake = new FakeLedger()
                .answers("GET /api/v1/commitments/", 200, FILE)
                .answers("GET /api/v1/accounts", 200, "[{\"account\": \"6113110000\", \"label\": \"Achats\"}]")
                .answers(
                        "GET /api/v1/audit-trail",
                        403,
                        "{\"status\": 403, \"title\": \"Non\", \"detail\": \"Non\","
                                + " \"code\": \"ROLE_INSUFFISANT\", \"remede\": \"Non\"}")
                .answers("GET /api/v1/history", 200, """
                        {"file": "commitment:2100000012", "items": [{"sequence": 4, "event": "commitment-validated.v2",
                         "actor": "paula", "role": "AUTHORISING_OFFICER", "command": "ValidateCommitment",
                         "occurredAt": "2025-03-02T10:00:00Z"}]}
                        """)
                .answers("GET /api/v1/documents", 200, """
                        {"file": "commitment:2100000012", "version": 0, "documents": [{"sha256": "ab", "sizeBytes": 12,
                         "mediaType": "application/pdf", "kind": "FACTURE", "title": "Facture 1", "attachedBy": "gina",
                         "attachedOn": "2025-03-02"}]}
                        """)
                .answers("GET /api/v1/me/", 200, """
                        {"items": [{"id": "0f8d2a3c-5b7e-4c1d-8a9b-3e4f5a6b7c8d", "title": "Reste à faire",
                         "fields": {"acte": "DraftCommitment", "champ.subject": "Repris", "tache": "TO_VISA"},
                         "savedAt": "2025-03-02T10:00:00Z"}]}
                        """)
                .answers("GET /api/v1/budgets/2025/envelopes/", 200, """
                        {"position": 7, "items": [{"fundsCentre": "0156-DR35-U001", "titleGroup": "HT2",
                         "aeAvailable": "1234.50", "cpAvailable": "80.00"}]}
                        """)
                .answers("POST /api/v1/commands/", 201, "{\"position\": 9, \"aggregateId\": \"commitment:2100000012\"}")
                .answers("simulate=true", 200, "{\"events\": [{\"name\": \"CommitmentDrafted\", \"payload\": {}}]}");
        CommandForms forms = FormsOfTests.of(fake.connection());
        MessageSource texts = FrameOfTests.texts();
        FieldWords words = FormsOfTests.words(texts);
        Suggestions suggestions = new Suggestions(() -> LocalDate.of(2025, 3, 2), new Figures());
        Days days = new Days(() -> LocalDate.of(2025, 3, 2), texts);
        ActView view = new ActView(suggestions, words);
        BulkActs bulk = new BulkActs(forms);
        BusinessDay day = () -> LocalDate.of(2025, 3, 2);
        context = new GenericWebApplicationContext(new MockServletContext());
        new AnnotatedBeanDefinitionReader(context).register(Mvc.class);
        context.registerBean("given", Given.class, () -> new Given());
        context.registerBean(ViewResolver.class, () -> views(context, texts));
        context.registerBean(ActPages.class, () -> new ActPages(forms, view, day));
        context.registerBean(FilePages.class, () -> new FilePages(day, new Steps(forms), forms));
        context.registerBean(CorbeillePages.class, () -> new CorbeillePages(bulk, days));
        context.registerBean(LotPages.class, () -> new LotPages(forms, bulk, suggestions, words));
        context.registerBean(KeptPages.class, () -> new KeptPages(forms, words));
        FrameOfTests.problems(context, fake.connection());
        context.refresh();
        MockHttpServletRequestBuilder usual = MockMvcRequestBuilders.get("/").header("Accept-Language", "fr");
        FrameOfTests.attributes().forEach(usual::requestAttr);
        pages = MockMvcBuilders.webAppContextSetup(context)
                .defaultRequest(usual)
                .build();
    }

    @EnableWebMvc
    @Configuration(proxyBeanMethods = false)
    static class Mvc {}

    @AfterEach
    void close() {
        context.close();
        fake.close();
    }

    /** The ledger and the person that a page asks for. */
    private final class Given implements HandlerMethodArgumentResolver, WebMvcConfigurer {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Ledger.class || parameter.getParameterType() == Person.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return parameter.getParameterType() == Ledger.class ? fake.ledger() : person;
        }
    }

    private static ThymeleafViewResolver views(GenericWebApplicationContext context, MessageSource texts) {
        SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(context);
        templates.setPrefix("classpath:/templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(texts);
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        return views;
    }

    private String page(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = pages.perform(request).andReturn().getResponse();
        String html = response.getContentAsString();
        assertThat(response.getStatus()).as(html).isEqualTo(status);
        return html;
    }

    private String get(String path) throws Exception {
        return page(MockMvcRequestBuilders.get(path), 200);
    }

    private static String value(String html, String name) {
        var found = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
                .matcher(html);
        assertThat(found.find()).as(name + " in " + html).isTrue();
        return found.group(1);
    }

    @Test
    void every_form_is_drawn_for_whom_its_act_is() throws Exception {
        for (var form : FormsOfTests.of(fake.connection()).all()) {
            person = People.of("someone", form.roles().getFirst());
            String path = FileKind.of(form)
                    .map(kind -> kind == FileKind.EJ ? kind.address("2100000012") : "")
                    .orElse("");
            String html = get(path + "/actes/" + form.command());
            boolean choice = path.isEmpty() && FileKind.of(form).isPresent();
            assertThat(html)
                    .as(form.command())
                    .contains(choice ? "name=\"numero\"" : "action=\"" + path + "/actes/" + form.command() + "/essai\"")
                    .doesNotContain("champ.null")
                    .doesNotContain("??");
        }
    }

    @Test
    void a_form_shows_credits_left_suggestions_and_what_the_file_offers() throws Exception {
        person = People.of("gina", "MANAGER");

        String html = get("/dossiers/ej/2100000012/actes/RecordService");
        String draft = get("/actes/DraftCommitment?champ.fundsCentre=0156-DR35-U001");

        assertThat(html).contains("1\u202f234,50").contains("1 · 6113110000 · 500,00");
        assertThat(draft)
                .contains("<datalist id=\"liste-AccountCode\">")
                .contains("1\u202f234,50")
                .contains("value=\"2025\"");
    }

    @Test
    void a_file_shows_its_acts_its_documents_and_its_history() throws Exception {
        String html = get("/dossiers/ej/2100000012?fait=DraftCommitment&position=9");

        assertThat(html)
                .contains("Saisir un EJ : enregistré à la position 9")
                .contains("/dossiers/ej/2100000012/actes/CancelCommitment")
                .contains("Facture 1")
                .contains("EJ signé")
                .contains("&lt;b&gt;F&lt;/b&gt;");
    }

    @Test
    void what_changed_meanwhile_is_told_when_the_version_is_stale() throws Exception {
        person = People.of("paula", "AUTHORISING_OFFICER");
        String form = get("/dossiers/ej/2100000012/actes/CancelCommitment");
        fake.answers("simulate=true", 412, REFUSED.replace("409", "412"));

        String stale = page(
                MockMvcRequestBuilders.post("/dossiers/ej/2100000012/actes/CancelCommitment/essai")
                        .param("cle", value(form, "cle"))
                        .param("version", "3")
                        .param("champ.reason", "doublon"),
                412);

        assertThat(stale)
                .contains("Ce qui a changé depuis votre lecture")
                .contains("EJ signé")
                .contains("doublon");
        assertThat(value(stale, "cle")).isNotEqualTo(value(form, "cle"));
    }

    @Test
    void in_a_lot_each_line_has_its_own_key_and_its_own_outcome() throws Exception {
        person = People.of("paula", "AUTHORISING_OFFICER");
        fake.answers("GET /api/v1/work-list", 200, """
                {"position": 8, "items": [{"task": "TO_VALIDATE", "kind": "EJ", "fileId": "commitment:2100000012",
                 "number": "2100000012", "fundsCentre": "0156-DR35-U001", "about": "Papier", "amount": "500.00",
                 "dueOn": "2025-03-01"}]}
                """);
        fake.answers("GET /api/v1/work-list/counts", 200, """
                {"position": 8, "items": [{"task": "TO_VALIDATE", "items": 1, "amount": "500.00",
                 "firstDueOn": "2025-03-05"}]}
                """);
        assertThat(get("/?tache=TO_VALIDATE&texte=Papier"))
                .contains("value=\"commitment:2100000012\"")
                .contains("1 jour(s) de retard")
                .contains("dans 3 jour(s)")
                .contains("value=\"ValidateCommitment\"");

        fake.answers("{\"commitmentNumber\":\"2100000013\"}", 409, REFUSED);
        String preview = page(
                MockMvcRequestBuilders.post("/lots")
                        .param("acte", "ValidateCommitment")
                        .param("dossier", "commitment:2100000012", "commitment:2100000013", "payment-request:x"),
                200);
        assertThat(preview).contains("Serait accepté").contains("AE_INSUFFISANTES");
        String done = page(
                MockMvcRequestBuilders.post("/lots/ValidateCommitment")
                        .param("ligne.0.dossier", "2100000012")
                        .param("ligne.0.cle", value(preview, "ligne.0.cle"))
                        .param("ligne.0.version", "3")
                        .param("ligne.0.oui", "oui")
                        .param("ligne.1.dossier", "2100000013")
                        .param("ligne.1.cle", value(preview, "ligne.1.cle"))
                        .param("ligne.1.version", "3")
                        .param("ligne.1.oui", "oui"),
                200);

        assertThat(done).contains("1 acte(s) enregistré(s) sur 2.").contains("AE_INSUFFISANTES");
        assertThat(fake.asked("POST /api/v1/commands/ValidateCommitment "))
                .hasSize(2)
                .anySatisfy(sent -> assertThat(sent).contains(value(preview, "ligne.0.cle")))
                .anySatisfy(sent -> assertThat(sent).contains(value(preview, "ligne.1.cle")));
    }

    @Test
    void a_draft_goes_on_where_it_was_left_and_is_erased_once_written() throws Exception {
        String kept = get("/brouillons");
        String form = get("/actes/DraftCommitment?garde=0f8d2a3c-5b7e-4c1d-8a9b-3e4f5a6b7c8d");

        assertThat(kept).contains("/actes/DraftCommitment?garde=0f8d2a3c").contains("/?tache=TO_VISA");
        assertThat(form).contains("value=\"Repris\"");
        page(
                MockMvcRequestBuilders.post("/actes/DraftCommitment")
                        .param("cle", value(form, "cle"))
                        .param("garde", value(form, "garde")),
                302);
        assertThat(fake.asked("DELETE /api/v1/me/drafts/0f8d2a3c")).hasSize(1);
        page(
                MockMvcRequestBuilders.post("/brouillons")
                        .param("acte", "DraftCommitment")
                        .param("champ.subject", "x"),
                302);
        assertThat(fake.asked("POST /api/v1/me/drafts")).hasSize(1);
        assertThat(get("/recherches")).contains("Reste à faire");
    }

    @Test
    void the_confirmation_tells_in_words_what_is_sent_and_would_happen() throws Exception {
        String form = get("/actes/DraftCommitment");

        String tried = page(
                MockMvcRequestBuilders.post("/actes/DraftCommitment/essai")
                        .param("cle", value(form, "cle"))
                        .param("champ.type", "BON_COMMANDE")
                        .param("champ.lines.1.amount", "12"),
                200);

        assertThat(tried)
                .contains("Bon de commande")
                .contains("Postes 1 · Montant (€)")
                .contains("EJ saisi");
        assertThat(value(tried, "champ.lines.0.amount")).isEqualTo("12");
        assertThat(value(tried, "cle")).isEqualTo(value(form, "cle"));
    }

    @Test
    void with_too_many_at_once_what_was_typed_is_kept_with_its_key_and_sent_again_as_it_was() throws Exception {
        String form = get("/actes/DraftCommitment");
        fake.answers("simulate=true", 429, BUSY);
        fake.answers("GET /api/v1/accounts", 429, BUSY);

        String busy = page(
                MockMvcRequestBuilders.post("/actes/DraftCommitment/essai")
                        .param("cle", value(form, "cle"))
                        .param("_csrf", "of-this-session")
                        .param("champ.subject", "Papier \"A4\""),
                429);

        assertThat(busy)
                .contains("Trop de demandes à la fois", "Revenez dans 7 seconde(s).")
                .contains("action=\"/actes/DraftCommitment/essai\"", "name=\"champ.subject\"", "Papier &quot;A4&quot;")
                .doesNotContain("of-this-session");
        assertThat(value(busy, "cle")).isEqualTo(value(form, "cle"));
        fake.answers("simulate=true", 200, "{\"events\": []}");
        assertThat(value(
                        page(
                                MockMvcRequestBuilders.post("/actes/DraftCommitment/essai")
                                        .param("cle", value(busy, "cle"))
                                        .param("champ.subject", value(busy, "champ.subject")),
                                200),
                        "cle"))
                .isEqualTo(value(form, "cle"));
    }

    @Test
    void a_draft_that_cannot_be_kept_now_is_not_lost() throws Exception {
        fake.answers("POST /api/v1/me/drafts", 503, BUSY.replace("429", "503"));

        String busy = page(
                MockMvcRequestBuilders.post("/brouillons")
                        .param("acte", "DraftCommitment")
                        .param("champ.subject", "Papier"),
                503);

        assertThat(busy).contains("Le registre ne répond pas en ce moment", "Revenez dans un moment.");
        assertThat(value(busy, "champ.subject")).isEqualTo("Papier");
    }

    @Test
    void a_page_that_is_refused_for_want_of_places_offers_itself_again() throws Exception {
        fake.answers("GET /api/v1/commitments/", 429, BUSY);

        MockHttpServletResponse busy = pages.perform(MockMvcRequestBuilders.get("/dossiers/ej/2100000012?fait=x"))
                .andReturn()
                .getResponse();

        assertThat(busy.getStatus()).isEqualTo(429);
        assertThat(busy.getHeader("Retry-After")).isEqualTo("7");
        assertThat(busy.getContentAsString())
                .contains("Redemander cette page", "action=\"/dossiers/ej/2100000012\"", "method=\"get\"")
                .contains("Cette page n’écrit rien");
    }

    @Test
    void all_acts_of_a_role_are_listed_by_family() throws Exception {
        String html = get("/actes");

        assertThat(html)
                .contains("Engagements juridiques")
                .contains("/actes/DraftCommitment")
                .doesNotContain("/actes/GrantVisa");
    }
}
