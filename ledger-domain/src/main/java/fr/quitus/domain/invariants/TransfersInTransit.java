package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.DiversionEvent.SeizureSettled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.payroll.PayrollEvent.PayrollSettled;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ExcessEvent.RefundReturned;
import fr.quitus.domain.revenue.ExcessEvent.RefundSettled;
import fr.quitus.domain.value.Amount;
import org.jspecify.annotations.Nullable;

/** Virements émis en cours : sent to the bank and not yet on its statement. */
public final class TransfersInTransit extends Invariant {
    private static final int BOOKS = 0;
    private static final int ISSUED = 1;
    private static final int SETTLED = 2;
    private static final int REJECTED = 3;

    private final Tally sums = tally(4);

    TransfersInTransit() {
        super(
                "VIREMENTS_EN_COURS",
                "Le crédit du 5123 est ce qui est viré, ni réglé ni rejeté avant règlement.",
                "5123 = Σ all transfers issued (suppliers, seizing third parties, refunds, payroll, reissues) − settled"
                        + " − rejected before settlement");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        long books = creditOn(event, "5123");
        sums.add(ALL, BOOKS, books);
        switch (event) {
            case PaymentExecuted e -> add(ISSUED, e.amount());
            case SeizurePaid e -> add(ISSUED, e.amount());
            case PaymentReissued e -> add(ISSUED, e.amount());
            case SeizureReissued e -> add(ISSUED, e.amount());
            case PayrollPaid e -> add(ISSUED, e.gross());
            case OverpaymentRefunded e -> add(ISSUED, e.amount());
            case RefundReissued e -> add(ISSUED, e.amount());
            case RefundSettled e -> add(SETTLED, e.amount());
            case RefundReturned e when !e.afterSettlement() -> add(REJECTED, e.amount());
            case PaymentSettled e -> add(SETTLED, e.amount());
            case SeizureSettled e -> add(SETTLED, e.amount());
            case PayrollSettled e -> add(SETTLED, e.amount());
            case PaymentReturned e -> returned(e.kind(), e.amount());
            case SeizureReturned e -> returned(e.kind(), e.amount());
            default -> {
                if (books != 0) {
                    touch(ALL);
                }
            }
        }
    }

    private void returned(ReturnKind kind, Amount amount) {
        if (kind == ReturnKind.REJECTED_BEFORE_SETTLEMENT) {
            add(REJECTED, amount);
        }
    }

    private void add(int column, Amount amount) {
        sums.add(ALL, column, amount.cents());
        touch(ALL);
    }

    @Override
    @Nullable String violation(String key) {
        long books = sums.of(ALL, BOOKS);
        long issued = sums.of(ALL, ISSUED);
        long settled = sums.of(ALL, SETTLED);
        long rejected = sums.of(ALL, REJECTED);
        return books == issued - settled - rejected
                ? null
                : "crédit du 5123 " + euros(books) + ", virements émis " + euros(issued) + " − réglés " + euros(settled)
                        + " − rejetés " + euros(rejected);
    }
}
