package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.ReceiptEvent.RecoveredAfterWriteOff;
import fr.quitus.domain.revenue.RevenueShare;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recettes budgétaires : what was cashed or offset on each title (LOLF art. 28), and nothing that was not. What a title
 * gave back to credits is allocated to them, not to revenue (art. 17-IV).
 */
public final class BudgetRevenueIsWhatWasAllocated extends Invariant {
    private static final int REVENUE = 0;
    private static final int ALLOCATED = 1;

    /** All titles together, and each while the two differ. */
    private final Tally sums = tally(2);

    private final Tally byTitle = tally(1);

    BudgetRevenueIsWhatWasAllocated() {
        super(
                "RECETTES_BUDGETAIRES",
                "Les recettes budgétaires sont les encaissements imputés aux titres, nets de leurs remboursements"
                        + " et de ce qui a rétabli des crédits.",
                "budget revenue = Σ allocations − refunds of allocated");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case BudgetRevenueRecorded e ->
                add(e.revenueOrderNumber(), REVENUE, e.amount().cents());
            case BudgetRevenueReversed e -> add(e.revenueOrderNumber(), REVENUE, minus(e.amount()));
            case ReceiptAllocated e ->
                add(e.revenueOrderNumber(), ALLOCATED, e.amount().cents());
            case RecoveredAfterWriteOff e ->
                add(e.revenueOrderNumber(), ALLOCATED, e.amount().cents());
            case CreditsRestoredByTitle e -> add(e.revenueOrderNumber(), ALLOCATED, minus(e.amount()));
            case OverpaymentRefunded e -> add(e.revenueOrderNumber(), ALLOCATED, -total(e.recorded()));
            case OverpaymentOffset e -> add(e.revenueOrderNumber(), ALLOCATED, -total(e.recorded()));
            case OverpaymentForfeited e ->
                add(e.revenueOrderNumber(), ALLOCATED, e.amount().cents() - total(e.recorded()));
            default -> {
                // No revenue.
            }
        }
    }

    private static long total(List<RevenueShare> shares) {
        return shares.stream().mapToLong(share -> share.amount().cents()).sum();
    }

    private void add(RevenueOrderNumber title, int column, long cents) {
        sums.add(ALL, column, cents);
        byTitle.add(title.text(), 0, column == REVENUE ? cents : -cents);
        touch(ALL);
        touch(title.text());
    }

    @Override
    @Nullable String violation(String key) {
        if (!key.equals(ALL)) {
            long difference = byTitle.of(key, 0);
            return difference == 0 ? null : "titre " + key + " : recettes − encaissé = " + euros(difference);
        }
        long revenue = sums.of(ALL, REVENUE);
        long allocated = sums.of(ALL, ALLOCATED);
        return revenue == allocated
                ? null
                : "recettes budgétaires " + euros(revenue) + ", encaissements imputés " + euros(allocated);
    }
}
