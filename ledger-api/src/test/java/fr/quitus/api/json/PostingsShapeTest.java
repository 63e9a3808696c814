package fr.quitus.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Postings have one shape in every event, the one the reference page promises to outsiders. */
class PostingsShapeTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final Path PAGE =
            Path.of(Objects.requireNonNull(System.getProperty("quitus.root")), "docs/reference/events.md");
    /** As an outsider reads: nothing of the ledger's own JSON. */
    private static final JsonMapper PLAIN = new JsonMapper();

    static Stream<Class<? extends LedgerEvent>> events() {
        return LedgerTypes.eventsByName().values().stream();
    }

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_posts_under_the_key_entries_or_not_at_all(Class<? extends LedgerEvent> event) throws Exception {
        List<RecordComponent> entries = Arrays.stream(event.getRecordComponents())
                .filter(component -> component.getName().equals("entries"))
                .toList();

        boolean posts = event.getMethod("entries").getDeclaringClass().equals(event);

        assertThat(entries).hasSize(posts ? 1 : 0);
        assertThat(entries).allSatisfy(component -> {
            assertThat(component.getGenericType()).isInstanceOfSatisfying(ParameterizedType.class, list -> {
                assertThat(list.getRawType()).isEqualTo(List.class);
                assertThat(list.getActualTypeArguments()).containsExactly(JournalEntry.class);
            });
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_keys_entries_and_postings_mean_nothing_else_at_any_depth(Class<? extends LedgerEvent> event) {
        List<String> found = new ArrayList<>();
        for (RecordComponent component : event.getRecordComponents()) {
            if (!component.getName().equals("entries")) {
                collect(component, found);
            }
        }

        assertThat(found).isEmpty();
    }

    private static void collect(RecordComponent component, List<String> found) {
        List<Class<?>> types = new ArrayList<>();
        classes(component.getGenericType(), types);
        if (List.of("entries", "postings").contains(component.getName())
                || types.contains(JournalEntry.class)
                || types.contains(Posting.class)) {
            found.add(component.toString());
        }
        types.stream()
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .forEach(inner -> collect(inner, found));
    }

    private static void classes(Type type, List<Class<?>> found) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(argument -> classes(argument, found));
        } else if (type instanceof Class<?> found1) {
            found.add(found1);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_stored_event_has_the_shape_and_balances(String sample) throws IOException {
        JsonNode payload = PLAIN.readTree(Files.readAllBytes(SAMPLES.resolve(sample)));

        List<JsonNode> entries = PostingsShape.check(payload);

        assertThat(entries)
                .hasSize(payload.has("entries") ? payload.get("entries").size() : 0);
    }

    @Test
    void the_samples_of_what_moves_money_post() throws IOException {
        List<String> posting = new ArrayList<>();
        for (String sample : samples()) {
            if (!PostingsShape.check(PLAIN.readTree(Files.readAllBytes(SAMPLES.resolve(sample))))
                    .isEmpty()) {
                posting.add(sample);
            }
        }

        assertThat(posting)
                .contains(
                        "service-certified.v1.json",
                        "overpayment-recorded.v1.json",
                        "direct-payment-made.v2.json",
                        "payroll-paid.v1.json")
                .doesNotContain("invoice-received.v1.json");
    }

    @Property(tries = 300)
    void whatever_is_posted_is_written_in_the_shape_and_balances(@ForAll("postingEvents") LedgerEvent event) {
        JsonNode payload = PLAIN.readTree(LedgerJson.mapper().writeValueAsBytes(event));

        List<JsonNode> entries = PostingsShape.check(payload);

        assertThat(entries).hasSameSizeAs(event.entries());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).get("postings").size())
                    .isEqualTo(event.entries().get(i).postings().size());
        }
    }

    @Provide
    Arbitrary<LedgerEvent> postingEvents() {
        Arbitrary<Amount> amounts =
                Arbitraries.longs().between(1, Amount.CENTS_MAX / 8).map(Amount::ofCents);
        Arbitrary<AccountCode> accounts =
                Arbitraries.of("6113110000", "2131100000", "2182000000").map(AccountCode::of);
        Arbitrary<List<PostingRules.Imputed>> lines = Combinators.combine(accounts, amounts)
                .as(PostingRules.Imputed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
        return Arbitraries.oneOf(
                Combinators.combine(accounts, amounts).as(PostingsShapeTest::certified),
                lines.map(PostingsShapeTest::executed));
    }

    private static LedgerEvent certified(AccountCode account, Amount amount) {
        return new ServiceCertified(
                EventSamples.EJ,
                EventSamples.RECEIPT,
                1,
                amount,
                EventSamples.DAY,
                EventSamples.DAY,
                EventSamples.OMAR,
                null,
                List.of(PostingRules.p01(EventSamples.DAY, account, amount, EventSamples.SUPPLIER.text())));
    }

    private static LedgerEvent executed(List<PostingRules.Imputed> lines) {
        String supplier = EventSamples.SUPPLIER.text();
        return new PaymentExecuted(
                EventSamples.DP,
                EventSamples.RUN,
                "DP1",
                lines.getFirst().amount(),
                EventSamples.DAY,
                1,
                EventSamples.KATIA,
                List.of(
                        PostingRules.p02(EventSamples.DAY, lines, supplier),
                        PostingRules.p03(EventSamples.DAY, lines, supplier)));
    }

    /** Each line is one change of the stored event that an outsider must notice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":\"12000.00\",\"aux -> \"amount\":\"12000.01\",\"aux",
                "\"amount\":\"12000.00\",\"aux -> \"amount\":\"12000\",\"aux",
                "\"amount\":\"12000.00\",\"aux -> \"amount\":\"012000.00\",\"aux",
                "\"amount\":\"12000.00\",\"aux -> \"amount\":12000.00,\"aux",
                "\"amount\":\"12000.00\",\"aux -> \"amount\":\"-12000.00\",\"aux",
                "\"side\":\"DEBIT\" -> \"side\":\"CREDIT\"",
                "\"side\":\"DEBIT\" -> \"side\":\"debit\"",
                "\"side\":\"DEBIT\", -> ",
                "\"account\":\"4081000000\" -> \"account\":\"408\"",
                "\"account\":\"4081000000\" -> \"account\":null",
                "\"auxiliary\":\"85129663200017\" -> \"auxiliary\":\"\"",
                "\"auxiliary\": -> \"third\":",
                "\"accountingDate\":\"2025-03-02\" -> \"accountingDate\":\"2025-02-30\"",
                "\"journal\":\"SF\" -> \"journal\":1",
                "\"template\": -> \"rule\":",
                "\"label\":\"Service fait certifié\" -> \"label\":null",
                "\"line\":1, -> \"line\":{\"postings\":[]},",
                "\"postings\":[ -> \"postings\":{},\"x\":[",
            })
    void another_shape_or_a_wrong_sum_is_noticed(String change) throws IOException {
        String stored = Files.readString(SAMPLES.resolve("service-certified.v1.json"));
        String[] parts = change.split(" -> ", -1);
        String changed = stored.replaceFirst(Pattern.quote(parts[0]), parts[1]);

        assertThat(changed).isNotEqualTo(stored);
        assertThatThrownBy(() -> PostingsShape.check(PLAIN.readTree(changed))).isInstanceOf(PostingsShape.Broken.class);
    }

    @Test
    void the_reference_page_shows_a_stored_event_as_it_is() throws IOException {
        String page = Files.readString(PAGE);
        String stored = Files.readString(SAMPLES.resolve("service-certified.v1.json"));

        String shown = page.lines()
                .filter(line -> line.startsWith("\"entries\":["))
                .findFirst()
                .orElse("no example in the page");

        assertThat(stored).endsWith(shown + "}");
    }

    @Test
    void the_reference_page_tells_every_key_of_an_entry_and_of_a_posting() throws IOException {
        String page = Files.readString(PAGE);

        List<String> told = page.substring(page.indexOf("## Postings"), page.indexOf("**Balance.**"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(told)
                .containsExactlyElementsOf(Stream.of(JournalEntry.class, Posting.class)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .toList());
    }
}
