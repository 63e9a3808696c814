package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.scenario.ScenarioRunner;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.domain.actor.Role;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.proofs.merkle.Proofs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * GS-50: everything above on one ledger, then June 2013. What the scenarios expect of books that were empty is not held
 * here; what is held is that nothing differs after the primary bay is gone and every view was folded again.
 */
class TakeoverOfEverythingTest {
    private static final Path SCENARIOS =
            Path.of(System.getProperty("quitus.root"), "src", "test", "resources", "scenarios");
    /** A year of scenarios leaves more than this; less would say that they were refused. */
    private static final int EVENTS_MIN = 1_000;

    private static final int COMMANDS_MAX = 10_000;
    private static final int PAGE_EVENTS = 1_000;
    /** They end the budget of the year that all of them act in. */
    private static final Set<String> END_THE_YEAR = Set.of("CLO-01", "CLO-02", "CLO-03");

    /** What they declare of people and suppliers would have acts of the others refused. */
    private static final Set<String> FORBID_OTHERS =
            Set.of("DED-01", "GS-22", "GS-31", "HAB-01", "HAB-02", "OPP-01", "RACE-01", "TP-01", "TP-02");

    private static final Set<String> TRANSFERS_SENT =
            Set.of("payment-executed", "payment-reissued", "seizure-paid", "seizure-reissued");
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/budgets/2026/missions?",
            "/api/v1/budgets/2026/programmes?",
            "/api/v1/budgets/2026/operating-budgets?",
            "/api/v1/budgets/2026/envelopes?",
            "/api/v1/commitments?year=2026&",
            "/api/v1/trial-balance?year=2026&",
            "/api/v1/entries?",
            "/api/v1/budget-revenue?year=2026&",
            "/api/v1/payment-runs?",
            "/api/v1/audit-trail?");

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(Map.of("quitus.storage.mode", "bays", "quitus.fiscal-year", "2026"));
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void the_books_the_journal_and_the_root_outlive_the_primary_bay(@TempDir Path folder) throws IOException {
        copyScenarios(folder);
        assignPosts();
        playEverything(folder);
        long size = size();
        String root = root(size);
        Map<String, List<String>> shown = answers(size);
        List<JournalledCommand> acknowledged = ledger.log().journal(-1, COMMANDS_MAX);
        assertThat(size).isGreaterThan(EVENTS_MIN);
        assertThat(shown.get("/api/v1/trial-balance?year=2026&")).isNotEmpty();
        assertThat(shown.get("/api/v1/entries?")).isNotEmpty();

        EmbeddedBays bays = ledger.bean(LedgerStorage.class).bays().orElseThrow();
        BayName destroyed = bays.primary();
        bays.destroy(destroyed);
        ScenarioRunner.run(URI.create(ledger.address()), folder.resolve("GS-12.yaml"));

        assertThat(bays.primary()).isNotEqualTo(destroyed);
        assertThat(size()).as("commands repeated with their keys write nothing").isEqualTo(size);
        assertThat(ledger.log().journal(-1, COMMANDS_MAX)).startsWith(acknowledged.toArray(JournalledCommand[]::new));
        assertThat(root(size)).isEqualTo(root);
        assertThat(answers(size)).isEqualTo(shown);
        String operator = ledger.token("tess", Role.TECH_ADMIN);
        drop(operator);
        assertThat(ledger.rebuild(operator, "\"all\"").text("state")).isEqualTo("DONE");
        assertThat(answers(size)).isEqualTo(shown);
        assertThat(transfers()).isNotEmpty().doesNotHaveDuplicates();
    }

    private static void playEverything(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                ScenarioRunner.run(URI.create(ledger.address()), file);
            }
        }
    }

    /** The scenarios of 2026 so that they can share a ledger: papers of their own, and a post is assigned once. */
    private static void copyScenarios(Path folder) throws IOException {
        Path fixture = Path.of(System.getProperty("quitus.root"), "src/main/resources/scenarios/fixtures/G0.yaml");
        Files.createDirectories(folder.resolve("fixtures"));
        Files.writeString(
                folder.resolve("fixtures").resolve("G0.yaml"),
                Stream.of(Files.readString(fixture).split("\n\n"))
                        .filter(step -> !step.contains("AssignAccountingPost"))
                        .collect(Collectors.joining("\n\n")));
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                if (text.contains("fiscalYear: 2026")) {
                    String own = file.getFileName().toString().replace(".yaml", "");
                    String order = FORBID_OTHERS.contains(own) ? "last-" : "";
                    order = END_THE_YEAR.contains(own) ? "very-last-" : order;
                    Files.writeString(
                            folder.resolve(order + own + ".yaml"),
                            text.replaceAll("(invoiceNumber|servicerReference): ([^\\s,}]+)", "$1: $2-" + own));
                }
            }
        }
    }

    private static void assignPosts() {
        String director = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        Map.of("0156-DR35-U001", "CBCM-FIN", "0156-DR35-U002", "DRFIP-35").forEach((unit, post) -> {
            Reply assigned = ledger.post(
                    director,
                    "AssignAccountingPost",
                    """
                    {"fundsCentre": "%s", "post": "%s", "effectiveFrom": "2026-01-01"}""".formatted(unit, post),
                    "Quitus-Simulated-Time",
                    "2026-01-01T10:00:00+01:00");
            assertThat(assigned.status()).as(assigned.body()).isEqualTo(201);
        });
    }

    private static void drop(String operator) {
        Reply reply = ledger.send(ledger.request("/api/v1/projections/all/drop")
                .header("Authorization", "Bearer " + operator)
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
    }

    private static Map<String, List<String>> answers(long size) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        String auditor = ledger.token("ada", Role.AUDITOR);
        for (String question : QUESTIONS) {
            List<String> lines = new ArrayList<>();
            String cursor = "";
            do {
                Reply reply = ledger.get(auditor, question + cursor, "Quitus-Min-Position", String.valueOf(size - 1));
                assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                JsonNode page = reply.json();
                page.path("items").forEach(item -> lines.add(item.toString()));
                cursor = page.path("next").isString()
                        ? "cursor=" + page.path("next").asString()
                        : "";
            } while (!cursor.isEmpty());
            answers.put(question, lines);
        }
        return answers;
    }

    private static String root(long size) {
        return HexFormat.of().formatHex(new Proofs(ledger.log()).root(size));
    }

    private static long size() {
        return ledger.log().head() + 1;
    }

    /** Identity of every transfer order that left, read from the log itself. */
    private static List<String> transfers() {
        EventLog log = ledger.log();
        List<String> sent = new ArrayList<>();
        long position = -1;
        List<StoredEvent> page = log.read(position, PAGE_EVENTS);
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                if (TRANSFERS_SENT.stream().anyMatch(event.name()::startsWith)) {
                    sent.add(LedgerJson.mapper()
                            .readTree(new String(event.payload(), StandardCharsets.UTF_8))
                            .path("endToEndId")
                            .asString());
                }
            }
            page = log.read(page.getLast().position(), PAGE_EVENTS);
        }
        return sent;
    }
}
