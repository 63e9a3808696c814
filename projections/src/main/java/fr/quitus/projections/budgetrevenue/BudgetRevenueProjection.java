package fr.quitus.projections.budgetrevenue;

import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recettes budgétaires constatées, in the year they are cashed (LOLF art. 28). */
@Component
public final class BudgetRevenueProjection implements Projection {
    public static final String NAME = "budgetrevenue";

    /** Ligne de recette d'un exercice. */
    record LineYear(int fiscalYear, String revenueLine) {}

    /** Montant encaissé. */
    record Cashed(long amountCents) {}

    static final Table<LineYear, Cashed> TABLE =
            Table.of(BudgetRevenueProjection.class, "budget_revenue", LineYear.class, Cashed.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Sums());
    }

    private static final class Sums implements Fold<LineYear, Cashed> {
        @Override
        public Table<LineYear, Cashed> table() {
            return TABLE;
        }

        @Override
        public List<LineYear> keysOf(LoggedEvent event) {
            return switch (event.event()) {
                case BudgetRevenueRecorded e ->
                    List.of(new LineYear(e.year().value(), e.revenueLine().text()));
                case BudgetRevenueReversed e ->
                    List.of(new LineYear(e.year().value(), e.revenueLine().text()));
                case CashReceiptRecorded e -> keys(e.lines(), e.year());
                case ChequeReturnedUnpaid e -> keys(e.lines(), e.year());
                case CashCounted e -> {
                    RevenueLine line = e.revenueLine();
                    yield line == null
                            ? List.of()
                            : List.of(new LineYear(e.year().value(), line.text()));
                }
                default -> List.of();
            };
        }

        @Override
        public Cashed fold(LineYear key, @Nullable Cashed row, LoggedEvent event, Appends appends) {
            long more =
                    switch (event.event()) {
                        case BudgetRevenueRecorded e -> e.amount().cents();
                        case BudgetRevenueReversed e -> -e.amount().cents();
                        case CashReceiptRecorded e -> cashed(e.lines(), key.revenueLine());
                        case ChequeReturnedUnpaid e -> -cashed(e.lines(), key.revenueLine());
                        case CashCounted e -> e.difference().cents();
                        default -> 0;
                    };
            return new Cashed(Math.addExact(row == null ? 0 : row.amountCents(), more));
        }

        private static List<LineYear> keys(List<ClaimLine> lines, FiscalYear year) {
            return lines.stream()
                    .map(line -> new LineYear(year.value(), line.revenueLine().text()))
                    .distinct()
                    .toList();
        }

        private static long cashed(List<ClaimLine> lines, String revenueLine) {
            long cents = 0;
            for (ClaimLine line : lines) {
                cents = line.revenueLine().text().equals(revenueLine)
                        ? Math.addExact(cents, line.amount().cents())
                        : cents;
            }
            return cents;
        }
    }
}
