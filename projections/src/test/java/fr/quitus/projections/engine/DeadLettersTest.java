package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.audittrail.AuditTrailProjection;
import fr.quitus.projections.commitmentregister.CommitmentRegisterProjection;
import fr.quitus.projections.engine.DeadLetterOffice.Replayed;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import java.sql.ResultSet;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.sql.Statement;
import java.util.List;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The register of commitments, where the files of two units share nothing, beside views that fold everything. */
class DeadLettersTest {
    private static final String REGISTER = CommitmentRegisterProjection.NAME;
    private static final String TABLE = "commitment_register";

    private Poisoned register;
    private ViewsFixture views;
    private DeadLetterOffice office;

    @BeforeEach
    void open() {
        register = new Poisoned(new CommitmentRegisterProjection());
        views = ViewsFixture.of(register, new AuditTrailProjection());
        office = office(views);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static DeadLetterOffice office(ViewsFixture views) {
        return new DeadLetterOffice(views.registry(), views.database(), views.log(), ProjectionLimits.DEFAULT);
    }

    private ProjectionStatus status() {
        return views.registry().status(REGISTER).orElseThrow();
    }

    /** Two files of one year: the first drafted from position 0 on, the second after it. @return its first position */
    private long twoFiles() {
        return twoFiles(views);
    }

    private static long twoFiles(ViewsFixture views) {
        views.given(Histories.expenditure(1, Histories.UNIT_1, 1_000));
        long second = views.log().head() + 1;
        views.given(Histories.expenditure(2, Histories.UNIT_2, 2_000));
        return second;
    }

    @Test
    void a_poison_event_parks_its_keys_and_everything_else_goes_on() {
        register.failOn(0);

        long second = twoFiles();

        ProjectionStatus status = status();
        assertThat(status.state()).isEqualTo(ProjectionState.LIVE);
        assertThat(status.position()).isEqualTo(views.log().head());
        assertThat(status.whole()).isFalse();
        assertThat(views.rows(TABLE)).singleElement().asString().contains("2100000002");
        DeadLetter letter = Objects.requireNonNull(status.deadLetter());
        assertThat(letter.position()).isZero();
        assertThat(letter.stopping()).isFalse();
        assertThat(letter.error()).contains("poison at 0");
        assertThat(letter.file()).isNotEmpty();
        assertThat(letter.behind()).isPositive().isEqualTo(status.letters() - 1);
        assertThat(letter.firstBehind()).allMatch(position -> position > 0 && position < second);
        assertThat(views.registry().status("audittrail").orElseThrow().whole()).isTrue();
    }

    @Test
    void a_replay_after_the_fix_gives_the_rows_as_if_nothing_had_happened() {
        register.failOn(0);
        twoFiles();
        int kept = status().letters();
        register.mend();

        Replayed replayed = office.replay(REGISTER);

        assertThat(replayed).isEqualTo(new Replayed(REGISTER, kept, 0, false));
        assertThat(status().whole()).isTrue();
        assertThat(status().deadLetter()).isNull();
        assertThat(office.letters(null)).isEmpty();
        List<String> rows = views.rows(TABLE);
        ViewsFixture clean = views.emptied(ProjectionLimits.DEFAULT);
        twoFiles(clean);
        assertThat(rows).isEqualTo(clean.rows(TABLE));
    }

    @Test
    void what_comes_after_a_replay_is_folded_as_ever() {
        register.failOn(0);
        twoFiles();
        register.mend();
        office.replay(REGISTER);

        views.given(Histories.draft(3, Histories.UNIT_1, 10));

        assertThat(status().whole()).isTrue();
        assertThat(views.rows(TABLE)).hasSize(3);
    }

    @Test
    void a_replay_that_fails_keeps_the_letter_with_one_more_attempt_and_frees_the_others() {
        register.failOn(0);
        twoFilesWithPoisonOnTheSecond();
        register.mend(0);

        Replayed replayed = office.replay(REGISTER);

        assertThat(replayed.folded()).isPositive();
        assertThat(office.letters(REGISTER)).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(2);
            assertThat(letter.position()).isPositive();
            assertThat(letter.behind()).isEqualTo(replayed.left() - 1);
        });
        assertThat(views.rows(TABLE)).singleElement().asString().contains("2100000001");
    }

    private long twoFilesWithPoisonOnTheSecond() {
        views.given(Histories.expenditure(1, Histories.UNIT_1, 1_000));
        long second = views.log().head() + 1;
        register.failOn(second);
        views.given(Histories.expenditure(2, Histories.UNIT_2, 2_000));
        return second;
    }

    @Test
    void one_letter_is_replayed_with_what_waits_for_it_and_the_others_stay() {
        register.failOn(0);
        long second = twoFilesWithPoisonOnTheSecond();
        register.mend();

        Replayed replayed = office.replay(REGISTER, second);

        assertThat(replayed.folded()).isGreaterThan(1);
        assertThat(views.rows(TABLE)).singleElement().asString().contains("2100000002");
        assertThat(office.letters(REGISTER)).extracting(DeadLetter::position).containsExactly(0L);
        office.replay(REGISTER, 0);
        assertThat(status().whole()).isTrue();
        assertThat(views.rows(TABLE)).hasSize(2);
    }

    @Test
    void a_letter_that_nobody_keeps_is_not_replayed() {
        assertThatThrownBy(() -> office.replay(REGISTER, 3)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_event_whose_keys_nobody_can_tell_stops_the_view() {
    @Test
    void a_replay_is_refused_and_changes_nothing_while_nobody_can_tell_what_an_event_kept_touches() {
        register.failOn(0);
        twoFilesWithPoisonOnTheSecond();
        List<String> before = views.rows(TABLE);
        int kept = status().letters();
        long waiting = office.letters(REGISTER).getFirst().firstBehind().getFirst();
        register.mend();
        register.tellNoKeysOf(waiting);

        for (ThrowingCallable replay :
                List.<ThrowingCallable>of(() -> office.replay(REGISTER), () -> office.replay(REGISTER, 0))) {
            assertThatThrownBy(replay).isInstanceOfSatisfying(ReplayRefused.class, refused -> {
                assertThat(refused.position()).isEqualTo(waiting);
                assertThat(refused).hasMessageContaining("no keys at " + waiting);
            });
        }

        assertThat(views.rows(TABLE)).isEqualTo(before);
        assertThat(status().letters()).isEqualTo(kept);
        assertThat(office.letters(REGISTER)).hasSize(2).allMatch(letter -> letter.attempts() == 1);
        register.mend();
        assertThat(office.replay(REGISTER).left()).isZero();
        assertThat(views.rows(TABLE)).hasSize(2);
    }

    @Test
    void a_letter_that_this_release_cannot_read_any_more_is_refused_by_its_name() {
        register.failOn(0);
        twoFiles();
        LogReader older = new OlderRelease(views.log());

        assertThatThrownBy(
                        () -> new DeadLetterOffice(views.registry(), views.database(), older, ProjectionLimits.DEFAULT)
                                .replay(REGISTER))
                .isInstanceOf(ReplayRefused.class)
                .hasMessageContaining("commitment-drafted.v9");
        register.mend();
        assertThat(office.replay(REGISTER).left()).isZero();
    }

    /** Reads nothing of the log. */
    private record OlderRelease(LogReader log) implements LogReader {
        @Override
        public List<LoggedEvent> read(long afterPosition, int max) {
            throw new UnreadableLog(
                    afterPosition + 1, "commitment:1", "commitment-drafted.v9", new IllegalStateException("v9"));
        }

        @Override
        public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
            return log.awaitBeyond(position, timeout);
        }

        @Override
        public long head() {
            return log.head();
        }
    }

        register.tellNoKeysOf(2);

        twoFiles();

        assertThat(status().state()).isEqualTo(ProjectionState.FAILED);
        assertThat(status().position()).isEqualTo(1);
        assertThat(status().whole()).isTrue();
        assertThat(Objects.requireNonNull(status().deadLetter()).stopping()).isTrue();
        register.mend();
        assertThat(office.replay(REGISTER, 2).resumed()).isTrue();
        views.live().catchUp();
        assertThat(status().position()).isEqualTo(views.log().head());
        assertThat(status().deadLetter()).isNull();
    }

    @Test
    void a_view_whose_sums_depend_on_the_order_stops() {
        Poisoned ledger = new Poisoned(new GeneralLedgerProjection());
        ledger.failOn(3);
        ViewsFixture books = views.restarted(List.of(ledger), ProjectionLimits.DEFAULT);

        books.given(Histories.budget());

        ProjectionStatus status =
                books.registry().status(GeneralLedgerProjection.NAME).orElseThrow();
        assertThat(status.state()).isEqualTo(ProjectionState.FAILED);
        assertThat(status.position()).isEqualTo(2);
    }

    @Test
    void a_view_with_too_many_letters_stops_instead_of_keeping_more() {
        for (int i = 0; i <= DeadLetters.LETTERS_MAX; i++) {
            register.failOn(views.log().head() + 1);
            views.log().append(Histories.draft(i + 1, Histories.UNIT_1, 10));
        }

        views.live().catchUp();

        assertThat(office.letters(REGISTER)).hasSize(DeadLetters.LETTERS_MAX + 1);
        assertThat(office.letters(REGISTER).getFirst().stopping()).isTrue();
        assertThat(status().state()).isEqualTo(ProjectionState.FAILED);
    }

    @Test
    void data_that_a_table_cannot_hold_is_a_letter_and_a_missing_column_stops_the_view() {
        views.execute("alter table views.commitment_register add check (amount_cents < 150000)");

        twoFiles();

        assertThat(status().state()).isEqualTo(ProjectionState.LIVE);
        assertThat(status().whole()).isFalse();
        views.execute("alter table views.commitment_register drop column subject");
        views.given(Histories.draft(3, Histories.UNIT_1, 10));
        assertThat(status().state()).isEqualTo(ProjectionState.FAILED);
    }

    @Test
    void a_rebuild_passes_the_letters_and_keeps_nothing_to_go_back_to() {
        register.failOn(0);
        twoFiles();
        register.mend();

        RebuildReport report = views.rebuild().rebuild(List.of(REGISTER), ProgressListener.SILENT);

        assertThat(report.views().getFirst().outcome()).isEqualTo(Outcome.SWITCHED);
        assertThat(status().whole()).isTrue();
        assertThat(office.letters(null)).isEmpty();
        assertThat(views.registry().replaced()).isEmpty();
        assertThat(views.rows(TABLE)).hasSize(2);
        views.given(Histories.draft(3, Histories.UNIT_1, 10));
        assertThat(views.rows(TABLE)).hasSize(3);
    }

    @Test
    void a_view_without_letters_asks_nothing_about_them() {
        views.execute("drop table views.dead_letter");
        views.execute("drop table views.parked_key");

        twoFiles();

        assertThat(views.rows(TABLE)).hasSize(2);
    }

    @Test
    void views_at_the_same_place_move_in_one_transaction_and_meet_again_after_a_failure() {
        twoFiles();
        assertThat(transactionsOfBookmarks()).isOne();
        register.failOn(views.log().head() + 1);
        views.given(Histories.draft(3, Histories.UNIT_1, 10));
        assertThat(transactionsOfBookmarks()).isEqualTo(2);

        views.given(Histories.draft(4, Histories.UNIT_1, 10));

        assertThat(transactionsOfBookmarks()).isOne();
    }

    private long transactionsOfBookmarks() {
        return views.database().snapshot(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select count(distinct xmin::text) from projection_position")) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
