package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release whose fold was changed without raising its version: each time the switch is refused, and says where. */
class PlantedDefectTest {
    private static final String CHARGE = "6113110000";
    private static final String OTHER = "6113120000";

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.of(new TrialBalanceProjection());
        views.given(Histories.year(3));
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_sign() {
        Difference first = refused(posting -> new Posting(
                posting.account(),
                posting.side() == Side.DEBIT ? Side.CREDIT : Side.DEBIT,
                posting.amount(),
                posting.auxiliary()));

        assertThat(first.live()).isNotNull().isNotEqualTo(first.rebuilt());
    }

    @Test
    void an_event_left_out() {
        LoggedEvent lost = views.log().read(-1, 1_000).stream()
                .filter(event -> !event.entries().isEmpty())
                .findFirst()
                .orElseThrow();

        Difference first = refused(entries -> entries.equals(lost.entries()) ? List.of() : entries, lost);

        assertThat(first.key())
                .contains(lost.entries().getFirst().postings().stream()
                        .map(posting -> posting.account().text())
                        .min(String::compareTo)
                        .orElseThrow());
    }

    @Test
    void a_wrong_key() {
        Difference first = refused(posting -> posting.account().text().equals(CHARGE)
                ? new Posting(AccountCode.of(OTHER), posting.side(), posting.amount(), posting.auxiliary())
                : posting);

        assertThat(first.key()).contains(CHARGE);
        assertThat(first.rebuilt()).isNull();
    }

    private Difference refused(UnaryOperator<Posting> mistake) {
        return refused(
                entries -> entries.stream()
                        .map(entry -> new JournalEntry(
                                entry.template(),
                                entry.journal(),
                                entry.accountingDate(),
                                entry.label(),
                                entry.postings().stream().map(mistake).toList()))
                        .toList(),
                null);
    }

    private Difference refused(UnaryOperator<List<JournalEntry>> mistake, @Nullable LoggedEvent only) {
        List<String> before = views.rows("trial_balance");
        UnaryOperator<LoggedEvent> misread =
                event -> only == null || only.position() == event.position() ? misread(event, mistake) : event;
        ViewsFixture defective = views.restarted(List.of(new Defective(misread)), ProjectionLimits.DEFAULT);

        RebuildReport report = defective.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(report.complete()).isFalse();
        RebuildReport.Rebuilt refused = report.views().getFirst();
        assertThat(refused.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(defective.rows("trial_balance")).isEqualTo(before);
        return refused.differences().getFirst();
    }

    private static LoggedEvent misread(LoggedEvent event, UnaryOperator<List<JournalEntry>> mistake) {
        return new LoggedEvent(
                event.position(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.name(),
                event.recordedAt(),
                new LoggedEvent.Contents() {
                    @Override
                    public String eventId() {
                        return event.eventId();
                    }

                    @Override
                    public Map<String, String> metadata() {
                        return event.metadata();
                    }

                    @Override
                    public String leafHashHex() {
                        return event.leafHashHex();
                    }

                    @Override
                    public LedgerEvent event() {
                        return event.event();
                    }

                    @Override
                    public List<JournalEntry> entries() {
                        return mistake.apply(event.entries());
                    }
                });
    }

    /** The trial balance of somebody who misreads events. */
    private record Defective(UnaryOperator<LoggedEvent> misread) implements Projection {
        private static final TrialBalanceProjection REAL = new TrialBalanceProjection();

        @Override
        public String name() {
            return REAL.name();
        }

        @Override
        public int version() {
            return REAL.version();
        }

        @Override
        public List<Fold<?, ?>> folds() {
            return REAL.folds().stream().<Fold<?, ?>>map(this::defective).toList();
        }

        private <K extends Record, R extends Record> Fold<K, R> defective(Fold<K, R> real) {
            return new Fold<>() {
                @Override
                public Table<K, R> table() {
                    return real.table();
                }

                @Override
                public List<K> keysOf(LoggedEvent event) {
                    return real.keysOf(misread.apply(event));
                }

                @Override
                public R fold(K key, @Nullable R row, LoggedEvent event, Appends appends) {
                    return real.fold(key, row, misread.apply(event), appends);
                }
            };
        }
    }
}
