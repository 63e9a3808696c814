package fr.quitus.app.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.EventUpcaster;
import fr.quitus.api.json.UnreadableEvent;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.app.Await;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import fr.quitus.projections.ports.LogReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A running ledger that knows a third version of an event, on a log that holds all three: what it decides, shows,
 * rebuilds and keeps as snapshots.
 */
class EvolutionTest {
    private static final String V1 = "credits-opened.v1";
    private static final String V2 = "credits-opened.v2";
    private static final String V3 = "credits-opened.v3";
    private static final Map<String, String> TEN_EUROS = Map.of(
            V1, "{\"exercice\":2025,\"line\":\"%s/T3\",\"ae\":\"10.00\",\"cp\":\"9.00\"}",
            V2, "{\"year\":2025,\"programme\":\"%s\",\"title\":\"T3\",\"ae\":\"10.00\",\"cp\":\"9.00\"}",
            V3,
                    "{\"year\":2025,\"programme\":\"%s\",\"title\":\"T3\","
                            + "\"credits\":{\"ae\":\"10.00\",\"cp\":\"9.00\"},\"legalRef\":\"LFI\"}");

    private static final String WHO = "{\"actor\":\"denis\",\"command\":\"OpenCredits\",\"commandId\":"
            + "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\"entry\":\"MANUAL\",\"occurredAt\":\"2025-01-02T09:00:00Z\","
            + "\"origin\":\"test\",\"perimeter\":\"*\",\"role\":\"BUDGET_DIRECTORATE\"}";

    private static RunningLedger ledger;

    /** Not annotated: it must only be found by the ledger of this test. */
    static class ThirdVersion {
        @Bean
        @Primary
        EventReader readerOfThreeVersions(EventReader eventReader, LedgerDatabase database) {
            Map<String, Class<? extends LedgerEvent>> current = new HashMap<>(LedgerTypes.eventsByName());
            current.remove(V1);
            current.put(V3, CreditsOpened.class);
            return new EventReader(current, List.of(SPLIT, GROUP), name -> release(database, name));
        }

        private static Optional<String> release(LedgerDatabase database, String name) {
            try (Connection connection = database.log().getConnection();
                    PreparedStatement asked =
                            connection.prepareStatement("select release from eventlog.event_names where name = ?")) {
                asked.setString(1, name);
                try (var rows = asked.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final EventUpcaster SPLIT = new EventUpcaster(V1, V2, opened -> {
        opened.set("year", opened.remove("exercice"));
        String[] line = opened.remove("line").stringValue().split("/", -1);
        return opened.put("programme", line[0]).put("title", line[1]);
    });

    private static final EventUpcaster GROUP = new EventUpcaster(V2, V3, opened -> {
        opened.putObject("credits").set("ae", opened.remove("ae")).set("cp", opened.remove("cp"));
        return opened.put("legalRef", "non indiqué");
    });

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(Map.of("spring.main.sources", ThirdVersion.class.getName()));
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void acts_are_decided_on_what_old_versions_say() {
        opened("0157", V1, V2, V3);

        assertThat(freeze("0157", "30.01").code()).isEqualTo("DISPONIBLE_INSUFFISANT");
        Reply frozen = freeze("0157", "30.00");
        assertThat(frozen.status()).as(frozen.toString()).isEqualTo(201);
    }

    @Test
    void what_is_written_has_the_newest_version_and_what_was_written_keeps_its_bytes() {
        List<StoredEvent> before = opened("0158", V1, V2);

        Reply opening = open("0158");
        assertThat(opening.status()).as(opening.toString()).isEqualTo(201);

        List<StoredEvent> stream = stream("0158");
        assertThat(stream).startsWith(before.toArray(StoredEvent[]::new));
        assertThat(stream.getLast().name()).isEqualTo(V3);
    }

    @Test
    void views_show_old_versions_live_and_rebuilt_alike() {
        long position = opened("0159", V1, V2, V3).getLast().position();
        String path = "/api/v1/budgets/2025/programmes/0159";
        String auditor = ledger.token("ada", Role.AUDITOR);

        Reply live = ledger.get(auditor, path, "Quitus-Min-Position", String.valueOf(position));
        Reply rebuild = ledger.rebuild(ledger.token("tess", Role.TECH_ADMIN), "[\"availability\"]");

        assertThat(live.status()).as(live.toString()).isEqualTo(200);
        assertThat(live.body()).contains("30.00").contains("27.00");
        assertThat(rebuild.status()).as(rebuild.toString()).isEqualTo(200);
        assertThat(rebuild.body()).contains("COMPARED_AND_SWITCHED");
    }

    @Test
    void a_snapshot_is_folded_from_old_versions_and_one_that_lacks_a_part_is_passed_over() {
        int events = LedgerConfiguration.SNAPSHOT_EVENTS + 1;
        opened(
                "0160",
                IntStream.range(0, events).mapToObj(i -> i % 2 == 0 ? V1 : V2).toArray(String[]::new));
        Reply opening = open("0160");
        assertThat(opening.status()).as(opening.toString()).isEqualTo(201);
        String id = stream("0160").getFirst().aggregateId();
        Await.until("a snapshot", () -> ledger.log().newestSnapshot(id).isPresent());
        StoredSnapshot kept = ledger.log().newestSnapshot(id).orElseThrow();
        String state = new String(kept.payload(), UTF_8);
        assertThat(state).contains("\"ae\":\"" + 10 * (kept.sequence() + 1) + ".00\"");

        // As an earlier release may have left it: a state that did not yet have all its parts.
        ledger.log().storeSnapshot(withPayload(kept, state.replaceAll("\"cp\":\"[0-9.]+\"", "\"cp\":null")));

        assertThat(freeze("0160", 10 * (events + 1) + ".01").code()).isEqualTo("DISPONIBLE_INSUFFISANT");
        Reply frozen = freeze("0160", 10 * (events + 1) + ".00");
        assertThat(frozen.status()).as(frozen.toString()).isEqualTo(201);
    }

    @Test
    void a_version_of_a_later_release_is_refused_with_the_release_that_is_needed() throws SQLException {
        try (RunningLedger old = RunningLedger.start(Map.of())) {
            EventLog log = old.log();
            String fourth = "credits-opened.v4";
            announce(old, fourth, "9.4.0");
            append(
                    log,
                    List.of(
                            event("programme-budget:2025:0161", 0, V1, OPENED_TODAY),
                            event("programme-budget:2025:0161", 1, fourth, "{}")));

            assertThatThrownBy(() -> old.bean(EventReader.class).typeOf(fourth))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("start release 9.4.0");
            assertThat(old.bean(LogReader.class).read(-1, 10)).hasSize(1);
            assertThatThrownBy(() -> old.bean(LogReader.class).read(0, 10))
                    .hasMessageContaining("position 1 ")
                    .hasMessageContaining("9.4.0");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final String OPENED_TODAY = "{\"year\":2025,\"programme\":\"0161\",\"title\":\"T3\","
            + "\"credits\":{\"ae\":\"10.00\",\"cp\":\"9.00\"},\"legalRef\":\"LFI\"}";

    @Test
    void each_release_announces_its_names_once() throws SQLException {
        try (Connection connection = ledger.bean(LedgerDatabase.class).log().getConnection();
                PreparedStatement asked = connection.prepareStatement(
                        "select count(*), count(distinct release) from eventlog.event_names");
                var rows = asked.executeQuery()) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(LedgerTypes.eventsByName().size());
            assertThat(rows.getInt(2)).isEqualTo(1);
        }
    }

    /**
     * Ten euros of AE and nine of CP for each of these versions, in one unit: they come behind the gate's back, and the
     * check of invariants may load the programme between two units, whose state would then be held without the second.
     */
    private static List<StoredEvent> opened(String programme, String... versions) {
        List<NewEvent> events = new ArrayList<>();
        for (String version : versions) {
            events.add(event(
                    "programme-budget:2025:" + programme,
                    events.size(),
                    version,
                    Objects.requireNonNull(TEN_EUROS.get(version)).formatted(programme)));
        }
        append(ledger.log(), events);
        return stream(programme);
    }

    private static NewEvent event(String id, long sequence, String name, String payload) {
        return new NewEvent("ProgrammeBudgetStream", id, sequence, name, payload.getBytes(UTF_8), WHO.getBytes(UTF_8));
    }

    private static void append(EventLog log, List<NewEvent> events) {
        log.append(new AppendUnit(events, null, Instant.parse("2025-01-02T09:00:00Z")))
                .join();
    }

    private static List<StoredEvent> stream(String programme) {
        return ledger.log().readStream("programme-budget:2025:" + programme, 0);
    }

    private static Reply open(String programme) {
        return ledger.post(
                ledger.token("denis", Role.BUDGET_DIRECTORATE),
                "OpenCredits",
                ("{\"year\":2025,\"programme\":\"%s\",\"title\":\"T3\","
                                + "\"ae\":\"10.00\",\"cp\":\"9.00\",\"legalRef\":\"LFI\"}")
                        .formatted(programme));
    }

    private static Reply freeze(String programme, String ae) {
        return ledger.post(
                ledger.token("denis", Role.BUDGET_DIRECTORATE),
                "FreezeCredits",
                "{\"year\":2025,\"programme\":\"%s\",\"titleGroup\":\"HT2\",\"ae\":\"%s\",\"legalRef\":\"R\"}"
                        .formatted(programme, ae));
    }

    private static void announce(RunningLedger old, String name, String release) throws SQLException {
        try (Connection connection = old.bean(LedgerDatabase.class).log().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into eventlog.event_names (name, release) values (?, ?)")) {
            statement.setString(1, name);
            statement.setString(2, release);
            statement.executeUpdate();
        }
    }

    private static StoredSnapshot withPayload(StoredSnapshot kept, String payload) {
        return new StoredSnapshot(
                kept.aggregateType(),
                kept.aggregateId(),
                kept.sequence(),
                kept.eventId(),
                kept.name(),
                kept.recordedAt(),
                payload.getBytes(UTF_8),
                kept.metaData());
    }
}
