package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.accounting.Journal;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.audittrail.AuditTrailProjection;
import fr.quitus.projections.commitmentregister.CommitmentRegisterProjection;
import fr.quitus.projections.engine.DeadLetterOffice.Replayed;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    @Test
    void an_event_whose_keys_nobody_can_tell_stops_the_view() {
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
    void a_letter_of_the_general_ledger_parks_the_year_of_its_journals_and_the_others_go_on() {
        Poisoned ledger = new Poisoned(new GeneralLedgerProjection());
        ViewsFixture books = views.restarted(List.of(ledger), ProjectionLimits.DEFAULT);
        books.log().append(Histories.wholeYear(3));
        LoggedEvent poison = firstOf(books.log(), Journal.SF);
        ledger.failOn(poison.position());

        books.live().catchUp();

        ProjectionStatus stands =
                books.registry().status(GeneralLedgerProjection.NAME).orElseThrow();
        assertThat(stands.state()).isEqualTo(ProjectionState.LIVE);
        assertThat(stands.position()).isEqualTo(books.log().head());
        assertThat(Objects.requireNonNull(stands.deadLetter()).position()).isEqualTo(poison.position());
        assertThat(books.rows("journal_entry"))
                .isNotEmpty()
                .noneMatch(entry -> entry.contains(
                        ",SF," + poison.entries().getFirst().accountingDate().getYear() + ","));
        assertThat(books.rows("journal_counter")).isNotEmpty().allSatisfy(counter -> assertThat(
                        books.rows("journal_entry").stream().filter(entry -> entry.contains(yearOf(counter))))
                .as(counter)
                .hasSize(lastNumber(counter)));

        ledger.mend();
        assertThat(office(books).replay(GeneralLedgerProjection.NAME).left()).isZero();
        Map<String, List<String>> replayed = books.rows();
        ViewsFixture clean = books.emptied(ProjectionLimits.DEFAULT);
        assertThat(replayed).isEqualTo(clean.given(Histories.wholeYear(3)).rows());
    }

    private static LoggedEvent firstOf(LogReader log, Journal journal) {
        return log.read(LogReader.BEFORE_FIRST, Integer.MAX_VALUE - 1).stream()
                .filter(event -> event.entries().stream().anyMatch(entry -> entry.journal() == journal))
                .findFirst()
                .orElseThrow();
    }

    /** What the entries of a counter's journal and year have in common. */
    private static String yearOf(String counter) {
        return "," + counter.substring(1, counter.lastIndexOf(',') + 1);
    }

    private static int lastNumber(String counter) {
        return Integer.parseInt(counter.substring(counter.lastIndexOf(',') + 1, counter.length() - 1));
    }

    /** The acceptance of a request that claims a service names no service: yet it is not lettered out of turn. */
    @Test
    void a_service_that_waits_is_lettered_after_its_replay_as_if_nothing_had_happened() {
        Poisoned ledger = new Poisoned(new GeneralLedgerProjection());
        ViewsFixture books = views.restarted(List.of(ledger), ProjectionLimits.DEFAULT);
        books.log().append(Histories.expenditure(1, Histories.UNIT_1, 1_000));
        LoggedEvent certified = firstOf(books.log(), Journal.SF);
        ledger.failOn(certified.position());

        books.live().catchUp();

        assertThat(books.rows("receipt_posting"))
                .as("the acceptance, and not the service")
                .hasSize(1);
        ledger.mend();
        office(books).replay(GeneralLedgerProjection.NAME);
        Map<String, List<String>> replayed = books.rows();
        assertThat(replayed.get("receipt_posting")).hasSize(2);
        ViewsFixture clean = books.emptied(ProjectionLimits.DEFAULT);
        assertThat(replayed)
                .isEqualTo(clean.given(Histories.expenditure(1, Histories.UNIT_1, 1_000))
                        .rows());
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
