package fr.quitus.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.bays.BayName;
import fr.quitus.bays.Pace;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three copies of a log, of which somebody changes one, two or all behind the ledger's back. */
class LogsComparisonTest {
    private static final int UNITS = 300;
    private static final int EVENTS = UNITS * Bay.UNIT_EVENTS;
    private static final String ORIGIN = "quitus.example/registre";
    private static final String CHANGED = "le fait n° 402 (service-certified.v1, n° 2 de 2100100) : il ";
    private static final String ONE_CENTIME_MORE = "update eventlog.events set payload = convert_to("
            + "replace(convert_from(payload, 'UTF8'), '1100.02', '1100.03'), 'UTF8') where position = 402";
    /** Behind the last complete block of 256 events, so that no stored node covers it. */
    private static final long LATE = 1_100;

    @TempDir
    static Path folder;

    private static Bay server;
    private static String honest = "";
    private static int copies;

    private final Map<BayName, String> names = new EnumMap<>(BayName.class);
    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void writes_an_honest_log() throws SQLException {
        server = Bay.start(folder);
        honest = server.written(UNITS);
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @BeforeEach
    void copies_it_thrice() throws SQLException {
        for (BayName bay : BayName.values()) {
            String name = "bay_" + bay.folder() + "_" + copies++;
            server.superuser("postgres", "create database %s template %s".formatted(name, honest));
            names.put(bay, name);
        }
    }

    @Test
    void three_honest_logs_agree_with_each_other_and_with_every_checkpoint() throws SQLException {
        LogsComparison comparison = compare(checkpoint(300), checkpoint(1_024), checkpoint(EVENTS));

        assertThat(told).isEmpty();
        assertThat(comparison.compared()).isEqualTo(EVENTS);
        assertThat(comparison.checkpointsMet()).isEqualTo(3);
        assertThat(comparison.readToTheEnd()).containsExactly(BayName.A, BayName.B, BayName.C);
    }

    @Test
    void a_bay_whose_event_is_not_that_of_its_own_hash_is_wrong() throws SQLException {
        tamper(BayName.B, ONE_CENTIME_MORE);

        compare();

        assertThat(told)
                .isNotEmpty()
                .allMatch(line ->
                        line.equals("B : " + CHANGED + "a été changé : son empreinte n'est pas celle conservée"));
    }

    @Test
    void a_bay_that_lacks_an_event_is_wrong() throws SQLException {
        tamper(BayName.C, "delete from eventlog.events where position = 402");

        compare();

        assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("C : " + CHANGED + "manque"));
    }

    @Test
    void a_bay_whose_stream_was_renamed_is_wrong_from_its_first_event_on() throws SQLException {
        tamper(BayName.A, "update eventlog.streams set aggregate_id = 'autre' where aggregate_id = '2100100'");

        compare();

        assertThat(told)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("A : le fait n° 400 (service-certified.v1, n° 0 de 2100100)"));
    }

    @Test
    void a_bay_whose_stored_tree_is_not_that_of_its_events_is_wrong() throws SQLException {
        tamper(BayName.B, "update eventlog.merkle_nodes set hash = sha256('') where level = 8 and node_index = 1");

        compare();

        assertThat(told)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("B : le fait n° 256") && line.endsWith("des faits n° 256 à 511"));
    }

    @Test
    void a_bay_whose_head_is_not_that_of_its_events_is_wrong() throws SQLException {
        tamper(
                BayName.B,
                "update eventlog.log_head set frontier = set_byte(frontier, 20, 255 - get_byte(frontier, 20))");

        compare();

        assertThat(told)
                .isNotEmpty()
                .allMatch(line -> line.endsWith("la tête du registre n'est pas celle de ses faits"));
    }

    @Test
    void a_bay_that_was_rewritten_consistently_differs_from_the_two_others() throws Exception {
        forge(BayName.B);

        compare(checkpoint(1_024));

        assertThat(told)
                .containsExactly("B : le fait n° 1100 (service-certified.v1, n° 0 de 2100275) : il n'est pas celui des"
                        + " deux autres baies, qui s'accordent");
    }

    @Test
    void two_bays_that_were_rewritten_alike_do_not_outvote_a_checkpoint() throws Exception {
        forge(BayName.B);
        forge(BayName.C);

        compare(checkpoint(EVENTS));

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("? : baie A : le fait n° 1100")
                .contains("baie B : le fait n° 1199", "baie C : le fait n° 1199", "point de contrôle");
    }

    @Test
    void what_was_changed_in_all_bays_alike_leaves_nobody_to_repair_from() throws SQLException {
        for (BayName bay : BayName.values()) {
            tamper(bay, ONE_CENTIME_MORE);
        }

        compare();

        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("? : baie A : le fait n° 402")
                .contains("baie C");
    }

    @Test
    void with_two_bays_heard_nobody_is_condemned() throws SQLException {
        names.remove(BayName.C);
        tamper(BayName.B, ONE_CENTIME_MORE);

        compare();

        assertThat(told).singleElement().asString().startsWith("? : ").contains("baie B : le fait n° 402");
    }

    @Test
    void a_tail_that_was_cut_in_all_bays_is_told_by_a_checkpoint() throws SQLException {
        Checkpoint whole = checkpoint(EVENTS);
        for (BayName bay : BayName.values()) {
            byte[] before = frontier(400).encode();
            tamper(
                    bay,
                    "delete from eventlog.events where position >= 400",
                    "update eventlog.log_head set position = 399, frontier = '\\x"
                            + HexFormat.of().formatHex(before) + "'");
        }

        compare(whole);

        assertThat(told).containsExactly("? : un point de contrôle atteste 1200 faits, aucune baie n'en a plus de 400");
    }

    private LogsComparison compare(Checkpoint... checkpoints) throws SQLException {
        List<ComparedLog> logs = new ArrayList<>();
        for (Map.Entry<BayName, String> bay : names.entrySet()) {
            logs.add(new ComparedLog(bay.getKey(), server.read(bay.getValue())));
        }
        LogsComparison comparison = new LogsComparison(
                logs, List.of(checkpoints), new Pace(100, () -> true), new LogsComparison.Verdicts() {
                    @Override
                    public void wrong(BayName bay, String what) {
                        told.add(bay + " : " + what);
                    }

                    @Override
                    public void undecided(String what) {
                        told.add("? : " + what);
                    }
                });
        assertThat(comparison.run()).isTrue();
        for (ComparedLog log : logs) {
            log.close();
        }
        return comparison;
    }

    private void tamper(BayName bay, String... statements) throws SQLException {
        server.superuser(names.getOrDefault(bay, ""), statements);
    }

    /** Changes an event with its hash, and the head with both. */
    private void forge(BayName bay) throws SQLException {
        String name = names.getOrDefault(bay, "");
        LogEntry[] entry = new LogEntry[1];
        try (BayLog log = server.read(name)) {
            log.events(LATE, LATE + 1, new SegmentHandler<SQLException>() {
                @Override
                public void event(LogEntry read, byte[] leaf, byte[] encoded) {
                    entry[0] = read;
                }

                @Override
                public void command(JournalLine line) {
                    throw new IllegalStateException();
                }
            });
        }
        String payload = new String(entry[0].payload(), StandardCharsets.UTF_8).replace("amount\":\"1", "amount\":\"2");
        LogEntry forged = new LogEntry(
                LATE,
                entry[0].aggregateType(),
                entry[0].aggregateId(),
                entry[0].sequence(),
                entry[0].name(),
                entry[0].recordedAtMicros(),
                payload.getBytes(StandardCharsets.UTF_8),
                entry[0].metadata());
        try (Connection connection = server.connection(name);
                Statement off = connection.createStatement();
                PreparedStatement event = connection.prepareStatement(
                        "update eventlog.events set payload = ?, leaf_hash = ? where position = ?");
                PreparedStatement head = connection.prepareStatement("update eventlog.log_head set frontier = ?")) {
            off.execute("set session_replication_role = replica");
            event.setBytes(1, forged.payload());
            event.setBytes(2, LeafHash.of(forged));
            event.setLong(3, LATE);
            event.executeUpdate();
            try (BayLog log = server.read(name)) {
                head.setBytes(1, Frontier.of(log.nodes(), EVENTS).encode());
            }
            head.executeUpdate();
        }
    }

    private static Frontier frontier(long size) throws SQLException {
        try (BayLog log = server.read(honest)) {
            return Frontier.of(log.nodes(), size);
        }
    }

    private static Checkpoint checkpoint(long size) throws SQLException {
        return new Checkpoint(ORIGIN, size, frontier(size).root());
    }
}
