package fr.quitus.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.LogVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A superuser with triggers off changes the log behind the ledger's back. */
class TamperedBayTest {

    private static final int UNITS = 150;
    private static final int EVENTS = UNITS * Bay.UNIT_EVENTS;
    private static final String ORIGIN = "quitus.example/registre";

    @TempDir
    static Path folder;

    private static Bay bay;
    private static String honest = "";
    private String name = "";

    @BeforeAll
    static void writes_an_honest_log() throws SQLException {
        bay = Bay.start(folder);
        honest = bay.written(UNITS);
    }

    @AfterAll
    static void stops() {
        bay.close();
    }

    @BeforeEach
    void copies_it() throws SQLException {
        name = "copy_" + System.identityHashCode(this);
        bay.superuser("postgres", "create database %s template %s".formatted(name, honest));
    }

    @Test
    void an_honest_log_is_intact_and_its_head_is_its_checkpoint() throws Exception {
        LogVerifier log = verify(List.of(checkpoint(EVENTS), checkpoint(300)));

        assertThat(log.size()).isEqualTo(EVENTS);
        assertThat(log.aggregates()).isEqualTo(UNITS);
        assertThat(log.checkpointsMet()).isEqualTo(2);
    }

    @Test
    void an_empty_log_is_intact() throws Exception {
        name = bay.empty();

        assertThat(verify(List.of()).size()).isZero();
    }

    @Test
    void one_changed_centime_is_told() throws Exception {
        tamper("update eventlog.events set payload = convert_to("
                + "replace(convert_from(payload, 'UTF8'), '1100.02', '1100.03'), 'UTF8') where position = 402");

        assertThat(broken().position()).isEqualTo(402);
        assertThat(broken()).hasMessageContaining("le fait a été changé");
    }

    @Test
    void one_deleted_event_is_told() throws Exception {
        tamper("delete from eventlog.events where position = 402");

        assertThat(broken().position()).isEqualTo(402);
    }

    @Test
    void two_swapped_events_are_told() throws Exception {
        tamper(
                "update eventlog.events set position = 4000000 where position = 402",
                "update eventlog.events set position = 402 where position = 405",
                "update eventlog.events set position = 405 where position = 4000000");

        assertThat(broken().position()).isEqualTo(402);
    }

    @Test
    void a_truncated_tail_is_told_by_the_head_and_if_that_was_cut_too_by_any_checkpoint() throws Exception {
        tamper("delete from eventlog.events where position >= 400");
        assertThat(broken().position()).isEqualTo(400);
        assertThat(broken()).hasMessageContaining("la tête du registre dit 600 faits, il y en a 400");

        Frontier before = frontier(400);
        tamper(
                "delete from eventlog.merkle_nodes where (node_index + 1) << level > 400",
                "delete from eventlog.streams where stream >= 400",
                "delete from eventlog.command_journal where last_position >= 400",
                "update eventlog.log_head set position = 399, journal_number = 199, frontier = '\\x"
                        + HexFormat.of().formatHex(before.encode()) + "'");
        assertThat(verify(List.of()).size())
                .as("alone, nothing is left to tell it by")
                .isEqualTo(400);
        assertThat(broken(checkpoint(EVENTS))).hasMessageContaining("les positions 400 à 599 manquent");
        assertThat(broken(checkpoint(401)).position()).isEqualTo(400);
    }

    @Test
    void a_log_rewritten_consistently_is_told_by_any_checkpoint_kept_outside() throws Exception {
        Checkpoint kept = checkpoint(500);
        Checkpoint before = checkpoint(300);
        rewriteFrom(402);

        assertThat(verify(List.of()).size()).as("alone, it cannot be told").isEqualTo(EVENTS);
        assertThat(verify(List.of(before)).checkpointsMet()).isEqualTo(1);
        BrokenLogException broken = broken(before, kept);
        assertThat(broken.position()).isEqualTo(300);
        assertThat(broken).hasMessageContaining("un fait des positions 300 à 499 a été changé");
    }

    @Test
    void a_rewritten_event_whose_tree_was_forgotten_is_told_by_the_tree() throws Exception {
        tamper("update eventlog.merkle_nodes set hash = '\\x" + "00".repeat(32) + "' where node_index = 1");

        assertThat(broken().position()).isEqualTo(256);
        assertThat(broken()).hasMessageContaining("l'arbre conservé n'est pas celui des faits 256 à 511");
    }

    @Test
    void what_stands_beside_the_events_is_compared_too() throws Exception {
        tamper("update eventlog.kinds set name = 'service-recorded.v1' where name = 'service-certified.v1'");
        assertThat(broken().position()).isZero();
        tamper("update eventlog.kinds set name = 'service-certified.v1' where name = 'service-recorded.v1'");
        verify(List.of());

        tamper("update eventlog.streams set aggregate_id = 'another' where stream = 40");
        assertThat(broken().position()).isEqualTo(40);
        tamper("update eventlog.streams set aggregate_id = '210010' where stream = 40");
        verify(List.of());

        tamper("update eventlog.streams set last_sequence = 2, last_position = 42 where stream = 40");
        assertThat(broken()).hasMessageContaining("210010 : n° 2 en position 42");
        tamper("update eventlog.streams set last_sequence = 4, last_position = 43 where stream = 40");
        assertThat(broken()).hasMessageContaining("210010");
        tamper("update eventlog.streams set last_sequence = 3, last_position = 43 where stream = 40");
        verify(List.of());

        tamper("delete from eventlog.command_journal where number = 17");
        assertThat(broken()).hasMessageContaining("la ligne 18 du journal des commandes");
    }

    /** Whatever a superuser would need to hide a change: events, leaves, tree and head. */
    private void rewriteFrom(long position) throws SQLException {
        Frontier frontier = new Frontier();
        try (BayLog source = bay.read(honest);
                Connection connection = bay.connection(name);
                PreparedStatement event = connection.prepareStatement(
                        "update eventlog.events set payload = ?, leaf_hash = ? where position = ?");
                PreparedStatement node = connection.prepareStatement(
                        "update eventlog.merkle_nodes set hash = ? where level = ? and node_index = ?");
                PreparedStatement head = connection.prepareStatement("update eventlog.log_head set frontier = ?")) {
            connection.createStatement().execute("set session_replication_role = replica");
            source.events(0, Long.MAX_VALUE, new SegmentHandler<SQLException>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws SQLException {
                    LogEntry forged = entry.position() < position ? entry : forged(entry);
                    event.setBytes(1, forged.payload());
                    event.setBytes(2, LeafHash.of(forged));
                    event.setLong(3, forged.position());
                    event.executeUpdate();
                    frontier.append(LeafHash.of(forged), (level, index, hash) -> store(node, level, index, hash));
                }

                @Override
                public void command(JournalLine line) {
                    throw new IllegalStateException();
                }
            });
            head.setBytes(1, frontier.encode());
            head.executeUpdate();
        }
    }

    private static void store(PreparedStatement node, int level, long index, byte[] hash) {
        try {
            node.setBytes(1, hash);
            node.setInt(2, level);
            node.setLong(3, index);
            node.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LogEntry forged(LogEntry entry) {
        String payload =
                new String(entry.payload(), StandardCharsets.UTF_8).replace("\"amount\":\"11", "\"amount\":\"21");
        return new LogEntry(
                entry.position(),
                entry.aggregateType(),
                entry.aggregateId(),
                entry.sequence(),
                entry.name(),
                entry.recordedAtMicros(),
                payload.getBytes(StandardCharsets.UTF_8),
                entry.metadata());
    }

    private static Frontier frontier(long size) throws SQLException {
        try (BayLog log = bay.read(honest)) {
            return Frontier.of(log.nodes(), size);
        }
    }

    private static Checkpoint checkpoint(long size) throws SQLException {
        return new Checkpoint(ORIGIN, size, frontier(size).root());
    }

    private void tamper(String... statements) throws SQLException {
        bay.superuser(name, statements);
    }

    private LogVerifier verify(List<Checkpoint> checkpoints) throws SQLException, BrokenLogException {
        try (BayLog log = bay.read(name)) {
            return BayVerification.verify(log, checkpoints);
        }
    }

    private BrokenLogException broken(Checkpoint... checkpoints) {
        BrokenLogException broken = catchThrowableOfType(BrokenLogException.class, () -> verify(List.of(checkpoints)));
        assertThat(broken).as("the log is found intact").isNotNull();
        return broken;
    }
}
