package fr.quitus.proofs.verify;

import static fr.quitus.proofs.verify.Books.altered;
import static fr.quitus.proofs.verify.Books.checkpoint;
import static fr.quitus.proofs.verify.Books.entry;
import static fr.quitus.proofs.verify.Books.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.verify.Books.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogVerifierTest {

    private static final int EVENTS = 40;

    @Test
    void an_honest_log_agrees_with_all_its_checkpoints() throws BrokenLogException {
        List<Row> rows = rows(EVENTS);
        LogVerifier verifier = verify(rows, checkpoint(rows, EVENTS), checkpoint(rows, 0), checkpoint(rows, 17));

        assertThat(verifier.size()).isEqualTo(EVENTS);
        assertThat(verifier.aggregates()).isEqualTo(EVENTS / 4);
        assertThat(verifier.checkpointsMet()).isEqualTo(3);
        assertThat(verifier.frontier().root())
                .isEqualTo(checkpoint(rows, EVENTS).root());
    }

    @Test
    void a_changed_centime_is_told_with_both_hashes() {
        List<Row> rows = rows(EVENTS);
        rows.set(
                13,
                new Row(altered(entry(13), "1000.13", "1000.14"), rows.get(13).leaf()));

        BrokenLogException broken = broken(rows);

        assertThat(broken.position()).isEqualTo(13);
        assertThat(broken)
                .hasMessageContaining("l'empreinte conservée est ")
                .hasMessageContaining("celle du fait est ");
    }

    @Test
    void a_centime_changed_on_one_side_with_its_hash_is_told_by_the_balance() {
        List<Row> rows = rows(EVENTS);
        LogEntry unbalanced = altered(entry(13), "\"DEBIT\",\"amount\":\"1000.13", "\"DEBIT\",\"amount\":\"1000.14");
        rows.set(13, Row.honest(unbalanced));

        BrokenLogException broken = broken(rows);

        assertThat(broken.position()).isEqualTo(13);
        assertThat(broken).hasMessageContaining("débit 1000,14 €, crédit 1000,13 €");
    }

    @Test
    void a_deleted_event_is_told_by_its_position() {
        List<Row> rows = rows(EVENTS);
        rows.remove(20);

        assertThat(broken(rows).position()).isEqualTo(20);
        assertThat(broken(rows)).hasMessageContaining("on y trouve la position 21");
    }

    @Test
    void a_deleted_event_whose_place_was_closed_is_told_by_the_hash_and_if_that_was_redone_by_the_sequence() {
        List<Row> kept = new ArrayList<>();
        List<Row> redone = new ArrayList<>();
        List<Row> rows = rows(EVENTS);
        rows.remove(21);
        for (int position = 0; position < rows.size(); position++) {
            kept.add(rows.get(position).at(position));
            redone.add(Row.honest(rows.get(position).at(position).entry()));
        }

        assertThat(broken(kept).position()).isEqualTo(21);
        assertThat(broken(redone).position()).isEqualTo(21);
        assertThat(broken(redone)).hasMessageContaining("le fait n° 2 de 21005 suit le n° 0");
    }

    @Test
    void two_swapped_events_are_told() {
        List<Row> rows = rows(EVENTS);
        Row seventh = rows.get(7);
        rows.set(7, rows.get(30).at(7));
        rows.set(30, seventh.at(30));

        assertThat(broken(rows).position()).isEqualTo(7);
    }

    @Test
    void a_truncated_log_is_told_by_any_checkpoint_beyond() {
        List<Row> rows = rows(EVENTS);
        List<Row> cut = rows.subList(0, 31);

        BrokenLogException broken = broken(cut, checkpoint(rows, 12), checkpoint(rows, EVENTS));

        assertThat(broken.position()).isEqualTo(31);
        assertThat(broken).hasMessageContaining("les positions 31 à 39 manquent");
    }

    @Property(tries = 200)
    void a_log_rewritten_from_anywhere_is_told_by_any_checkpoint_behind(
            @ForAll @IntRange(max = EVENTS - 1) int from, @ForAll @IntRange(min = 1, max = EVENTS) int size)
            throws BrokenLogException {
        List<Row> honest = rows(EVENTS);
        List<Row> rewritten = rows(EVENTS);
        for (int position = from; position < EVENTS; position++) {
            rewritten.set(position, Row.honest(altered(entry(position), "1000.", "1001.")));
        }
        verify(rewritten);
        int before = Math.max(from / 2, 0);

        if (size <= from) {
            verify(rewritten, checkpoint(honest, size));
        } else {
            BrokenLogException broken = broken(rewritten, checkpoint(honest, before), checkpoint(honest, size));
            assertThat(broken.position()).isEqualTo(before);
            assertThat(broken)
                    .hasMessageContaining("un fait des positions %d à %d a été changé".formatted(before, size - 1));
        }
    }

    @Test
    void a_log_that_begins_later_stands_on_a_claim_that_a_checkpoint_proves() throws BrokenLogException {
        List<Row> rows = rows(EVENTS);
        List<Row> forged = rows(EVENTS);
        forged.set(3, Row.honest(altered(entry(3), "1000.", "1001.")));
        List<Checkpoint> checkpoints = List.of(checkpoint(rows, 5), checkpoint(rows, 30));

        LogVerifier verifier = new LogVerifier(frontier(rows, 22), checkpoints, (level, index, hash) -> {});
        for (Row row : rows.subList(22, EVENTS)) {
            verifier.accept(row.entry(), row.leaf());
        }
        verifier.end();

        assertThat(verifier.checkpointsMet()).isEqualTo(1);
        assertThat(verifier.checkpointsPassedBy()).isEqualTo(1);
        LogVerifier misled = new LogVerifier(frontier(forged, 22), checkpoints, (level, index, hash) -> {});
        assertThatThrownBy(() -> {
                    for (Row row : rows.subList(22, EVENTS)) {
                        misled.accept(row.entry(), row.leaf());
                    }
                })
                .isInstanceOf(BrokenLogException.class);
        assertThatThrownBy(() -> new LogVerifier(
                        frontier(forged, 22), List.of(checkpoint(rows, 22)), (level, index, hash) -> {}))
                .isInstanceOf(BrokenLogException.class);
    }

    @Test
    void a_sequence_that_begins_late_repeats_or_cannot_be_is_told() {
        LogEntry first = entry(0);
        for (long sequence : new long[] {1, -1, Long.MAX_VALUE, 1L << 32}) {
            LogEntry late = new LogEntry(0, "C", "21000", sequence, first.name(), 0, first.payload(), first.metadata());
            assertThat(broken(List.of(Row.honest(late))).position()).isZero();
        }
        List<Row> repeated = List.of(Row.honest(first), Row.honest(Books.at(first, 1)));
        assertThat(broken(repeated).position()).isEqualTo(1);
    }

    @Test
    void what_a_log_keeps_of_its_own_tree_is_compared_on_request() throws BrokenLogException {
        List<Row> rows = rows(EVENTS);
        LogVerifier verifier = verify(rows);

        verifier.compare("la tête du registre", checkpoint(rows, EVENTS).root());
        assertThatThrownBy(() -> verifier.compare(
                        "la tête du registre", checkpoint(rows, 39).root()))
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining("la tête du registre des 40 premiers faits");
    }

    @Test
    void two_checkpoints_of_one_size_cannot_both_be_right() {
        List<Row> rows = rows(EVENTS);
        byte[] other = checkpoint(rows, 10).root();
        other[5]++;

        assertThat(broken(rows, checkpoint(rows, 10), new Checkpoint(Books.ORIGIN, 10, other)))
                .isNotNull();
    }

    private static Frontier frontier(List<Row> rows, int size) {
        Frontier frontier = new Frontier();
        rows.subList(0, size).forEach(row -> frontier.append(row.leaf()));
        return frontier;
    }

    private static LogVerifier verify(List<Row> rows, Checkpoint... checkpoints) throws BrokenLogException {
        LogVerifier verifier = new LogVerifier(Arrays.asList(checkpoints));
        for (Row row : rows) {
            verifier.accept(row.entry(), row.leaf());
        }
        verifier.end();
        return verifier;
    }

    private static BrokenLogException broken(List<Row> rows, Checkpoint... checkpoints) {
        BrokenLogException broken = catchThrowableOfType(BrokenLogException.class, () -> verify(rows, checkpoints));
        assertThat(broken).as("the log is found intact").isNotNull();
        return broken;
    }
}
