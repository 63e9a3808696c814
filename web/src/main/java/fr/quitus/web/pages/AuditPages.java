package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import fr.quitus.web.ledger.Books;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.Listing;
import fr.quitus.web.ledger.Trail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Piste d'audit : what was done, by whom; who saw what; what was refused. Each search is an address one can keep. */
@Controller
class AuditPages {
    private static final int LINES = 50;

    /** What the form asks, in its order, and what the ledger calls it. */
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("dossier", "aggregateId");
        QUESTIONS.put("acteur", "actor");
        QUESTIONS.put("role", "role");
        QUESTIONS.put("saisie", "entry");
        QUESTIONS.put("origine", "origin");
        QUESTIONS.put("fait", "event");
        QUESTIONS.put("du", "from");
        QUESTIONS.put("au", "to");
    }

    private static final List<String> ROLES = List.of(
            "BUDGET_DIRECTORATE",
            "BUDGET_MINISTER",
            "PROGRAMME_MANAGER",
            "BOP_MANAGER",
            "UNIT_MANAGER",
            "AUTHORISING_OFFICER",
            "MANAGER",
            "PUBLIC_ACCOUNTANT",
            "BUDGET_CONTROLLER",
            "AUDITOR",
            "TECH_ADMIN",
            "SYSTEM_INTERFACE");

    private final BusinessDay day;

    AuditPages(BusinessDay day) {
        this.day = day;
    }

    @GetMapping("/piste")
    String trail(Ledger ledger, @RequestParam Map<String, String> sent, Model model) {
        String account = text(sent, "compte");
        String known = text(sent, "jusqua");
        Listing<Books.Event> trail = account == null ? events(ledger, sent, known) : ofAccount(ledger, sent, known);
        Map<String, String> asked = new LinkedHashMap<>();
        QUESTIONS.keySet().forEach(name -> asked.put(name, sent.getOrDefault(name, "")));
        asked.put("compte", sent.getOrDefault("compte", ""));
        asked.put("annee", sent.getOrDefault("annee", ""));
        model.addAttribute("listing", trail);
        model.addAttribute("asked", asked);
        model.addAttribute("known", known);
        model.addAttribute("roles", ROLES);
        model.addAttribute("files", new FileAddresses());
        model.addAttribute("today", day.today());
        more(model, "/piste", sent, trail.next());
        return "piste";
    }

    private static Listing<Books.Event> events(Ledger ledger, Map<String, String> sent, @Nullable String known) {
        Asked asked = new Asked()
                .with("newest", true)
                .with("limit", LINES)
                .with("toPosition", known)
                .with("cursor", text(sent, "suite"));
        QUESTIONS.forEach((name, parameter) -> asked.with(parameter, text(sent, name)));
        return ledger.list("audit-trail", asked, Books.Event.class);
    }

    /** The events behind the lines of an account, in the order of the grand livre. */
    private Listing<Books.Event> ofAccount(Ledger ledger, Map<String, String> sent, @Nullable String known) {
        String year = text(sent, "annee");
        Listing<Books.Posting> postings = ledger.list(
                "general-ledger/"
                        + Ledger.segment(sent.getOrDefault("compte", "").strip()),
                new Asked()
                        .with("year", year == null ? day.today().getYear() : year)
                        .with("knownAt", known)
                        .with("limit", LINES)
                        .with("cursor", text(sent, "suite")),
                Books.Posting.class);
        Asked asked = new Asked()
                .with("limit", LINES)
                .with(
                        "position",
                        postings.items().isEmpty()
                                ? "-1"
                                : postings.items().stream()
                                        .map(line -> String.valueOf(line.position()))
                                        .distinct()
                                        .collect(Collectors.joining(",")));
        QUESTIONS.forEach((name, parameter) -> asked.with(parameter, text(sent, name)));
        Listing<Books.Event> events = ledger.list("audit-trail", asked, Books.Event.class);
        return new Listing<>(
                events.position(),
                events.at(),
                null,
                postings.asOf(),
                null,
                events.items(),
                postings.next(),
                postings.letters(),
                null);
    }

    @GetMapping("/piste/consultations")
    String consultations(Ledger ledger, @RequestParam Map<String, String> sent, Model model) {
        Listing<Trail.Consultation> consultations = ledger.list(
                "audit-trail/consultations",
                new Asked()
                        .with("file", text(sent, "dossier"))
                        .with("actor", text(sent, "acteur"))
                        .with("toPosition", text(sent, "jusqua"))
                        .with("limit", LINES)
                        .with("cursor", text(sent, "suite")),
                Trail.Consultation.class);
        model.addAttribute("listing", consultations);
        model.addAttribute("asked", sent);
        model.addAttribute("files", new FileAddresses());
        more(model, "/piste/consultations", sent, consultations.next());
        return "consultations";
    }

    @GetMapping("/piste/refus")
    String refusals(Ledger ledger, @RequestParam Map<String, String> sent, Model model) {
        Listing<Trail.Refusal> refusals = ledger.list(
                "audit-trail/refusals",
                new Asked().with("limit", LINES).with("cursor", text(sent, "suite")),
                Trail.Refusal.class);
        model.addAttribute("listing", refusals);
        more(model, "/piste/refus", sent, refusals.next());
        return "refus";
    }

    private static void more(Model model, String path, Map<String, String> sent, @Nullable String next) {
        if (next == null) {
            return;
        }
        Asked asked = new Asked();
        sent.forEach(asked::with);
        model.addAttribute("more", path + asked.with("suite", next).query());
    }

    private static @Nullable String text(Map<String, String> sent, String name) {
        String value = sent.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }
}
