package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimPrescribed;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimWrittenOff;
import fr.quitus.domain.revenue.AdjustmentEvent.RemissionGranted;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RecoveryEvent.SeizureIssued;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Restes à recouvrer : what titles have left is what their debtors owe in the books, and is never negative. */
public final class DebtorsOweWhatRemains extends Invariant {
    private static final int BOOKS = 0;
    private static final int REMAINING = 1;

    private final Tally sums = tally(2);
    private final Tally byTitle = tally(1);

    DebtorsOweWhatRemains() {
        super(
                "RESTES_A_RECOUVRER",
                "Le débit des 4111 et 4161 est ce qui reste à recouvrer des titres non admis en non-valeur.",
                "4111 + 4161 debit = Σ remaining of non-written-off titles");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        long credit = creditOn(event, "4111", "4161");
        if (credit != 0) {
            sums.add(ALL, BOOKS, -credit);
            touch(ALL);
        }
        if (event instanceof RevenueOrderEvent e) {
            switch (e) {
                case RevenueOrderTakenInCharge taken ->
                    remaining(e.revenueOrderNumber(), taken.amount().cents());
                case ReceiptAllocated receipt -> remaining(e.revenueOrderNumber(), minus(receipt.amount()));
                case SurchargeApplied more ->
                    remaining(e.revenueOrderNumber(), more.amount().cents());
                case SurchargeCorrected less -> remaining(e.revenueOrderNumber(), unpaid(less.amount(), less.paid()));
                case SeizureIssued more -> {
                    Amount costs = more.costs();
                    remaining(e.revenueOrderNumber(), costs == null ? 0 : costs.cents());
                }
                case RevenueOrderReduced less -> remaining(e.revenueOrderNumber(), unpaid(less.amount(), less.paid()));
                case RevenueOrderCancelled less ->
                    remaining(e.revenueOrderNumber(), unpaid(less.amount(), less.paid()));
                case RemissionGranted less -> remaining(e.revenueOrderNumber(), minus(less.amount()));
                case ClaimWrittenOff less -> remaining(e.revenueOrderNumber(), minus(less.amount()));
                case ClaimPrescribed less -> remaining(e.revenueOrderNumber(), minus(less.amount()));
                default -> {
                    // Nothing more or less to collect.
                }
            }
        }
    }

    /** What was not paid of a reduction is owed no more; what was is owed back. */
    private static long unpaid(Amount amount, List<ClaimShare> paid) {
        return paid.stream().mapToLong(share -> share.amount().cents()).sum() - amount.cents();
    }

    private void remaining(RevenueOrderNumber title, long cents) {
        sums.add(ALL, REMAINING, cents);
        byTitle.add(title.text(), 0, cents);
        touch(ALL);
        touch(title.text());
    }

    @Override
    @Nullable String violation(String key) {
        if (!key.equals(ALL)) {
            long remaining = byTitle.of(key, 0);
            return remaining >= 0 ? null : "titre " + key + " : reste à recouvrer " + euros(remaining);
        }
        long books = sums.of(ALL, BOOKS);
        long remaining = sums.of(ALL, REMAINING);
        return books == remaining
                ? null
                : "débit de 4111 et 4161 " + euros(books) + ", reste à recouvrer des titres " + euros(remaining);
    }
}
