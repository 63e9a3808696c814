package fr.quitus.projections.budgetconsumption;

import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.budgetconsumption.CommittedLines.Imputed;
import fr.quitus.projections.budgetconsumption.CommittedLines.LineKey;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Postes d'EJ : their titles, which the movements of credits they cause are counted in. */
final class CommittedLines implements Fold<LineKey, Imputed> {
    /** Poste d'un EJ. */
    record LineKey(String number, int line) {}

    /**
     * What the line is imputed to.
     *
     * @param formerTitle before its last change of imputation
     * @param fiscalYear the year whose AE it last took
     * @param committedCents AE of that year that it holds
     */
    record Imputed(String title, String formerTitle, int fiscalYear, long committedCents) {
        static final Imputed UNKNOWN = new Imputed(BudgetMovements.NO_TITLE, BudgetMovements.NO_TITLE, 0, 0);

        Imputed to(String next) {
            return new Imputed(next, title, fiscalYear, committedCents);
        }

        Imputed committing(int year, long cents) {
            if (cents == 0 || year < fiscalYear) {
                return this;
            }
            return new Imputed(
                    title, formerTitle, year, year == fiscalYear ? Math.addExact(committedCents, cents) : cents);
        }
    }

    static final Table<LineKey, Imputed> TABLE =
            Table.of(CommittedLines.class, "committed_line", LineKey.class, Imputed.class);

    @Override
    public Table<LineKey, Imputed> table() {
        return TABLE;
    }

    @Override
    public List<LineKey> keysOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case CommitmentDrafted e ->
                e.lines().stream()
                        .map(line -> new LineKey(e.commitmentNumber().text(), line.no()))
                        .toList();
            case CommitmentTakenOver e ->
                e.lines().stream()
                        .map(line -> new LineKey(e.commitmentNumber().text(), line.no()))
                        .toList();
            case CommitmentReimputed e ->
                List.of(new LineKey(e.commitmentNumber().text(), e.line()));
            case BudgetEnvelopeEvent e -> {
                Change.OnLine on = Change.lineOf(e);
                yield on == null ? List.of() : List.of(new LineKey(on.number().text(), on.line()));
            }
            default -> List.of();
        };
    }

    @Override
    public Imputed fold(LineKey key, @Nullable Imputed row, LoggedEvent logged, Appends appends) {
        Imputed imputed = row == null ? Imputed.UNKNOWN : row;
        return switch (logged.event()) {
            case CommitmentDrafted e -> drafted(key, e.lines(), e.year());
            case CommitmentTakenOver e -> drafted(key, e.lines(), e.year());
            case CommitmentReimputed e -> reimputed(key, imputed, e, logged, appends);
            case BudgetEnvelopeEvent e -> moved(key, imputed, e, logged, appends);
            default -> throw new IllegalStateException("no line of an EJ is changed by " + logged.event());
        };
    }

    private static Imputed drafted(LineKey key, List<CommitmentEvent.Line> lines, FiscalYear year) {
        String title = lines.stream()
                .filter(line -> line.no() == key.line())
                .map(line -> line.imputation().title().name())
                .findFirst()
                .orElse(BudgetMovements.NO_TITLE);
        return new Imputed(title, title, year.value(), 0);
    }

    /** Where no AE move, they change title where they are; else the movements that follow say from where to where. */
    private static Imputed reimputed(
            LineKey key, Imputed imputed, CommitmentReimputed e, LoggedEvent logged, Appends appends) {
        Imputed next = imputed.to(e.imputation().title().name());
        boolean stays = e.from().equals(e.to())
                && e.released().isZero()
                && e.sterilized().isZero()
                && !next.title().equals(imputed.title());
        long held = imputed.fiscalYear() == e.to().year().value() ? imputed.committedCents() : 0;
        if (stays && held != 0) {
            BudgetMovements movements = new BudgetMovements(logged, appends);
            movements.unit(
                    e.to(),
                    imputed.title(),
                    List.of(new Change(Measure.COMMITTED, Math.negateExact(held), 0)),
                    key.number(),
                    key.line());
            movements.unit(
                    e.to(), next.title(), List.of(new Change(Measure.COMMITTED, held, 0)), key.number(), key.line());
        }
        return next;
    }

    private static Imputed moved(
            LineKey key, Imputed imputed, BudgetEnvelopeEvent event, LoggedEvent logged, Appends appends) {
        Change.OnLine on = Change.lineOf(event);
        boolean leaving = on != null && on.type() == AmountType.REIMPUTED_FROM;
        List<Change> changes = Change.of(event);
        new BudgetMovements(logged, appends)
                .unit(
                        event.envelope(),
                        leaving ? imputed.formerTitle() : imputed.title(),
                        changes,
                        key.number(),
                        key.line());
        long committed = changes.stream()
                .filter(change -> change.measure() == Measure.COMMITTED)
                .mapToLong(Change::aeCents)
                .sum();
        return imputed.committing(event.envelope().year().value(), committed);
    }
}
