package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CP consommés : request by request, what its envelopes consumed is what was paid to the creditor and to who seized,
 * or offset, less what was restored; envelope by envelope, it is what the lines imputed to it paid.
 */
public final class CpConsumedAreWhatWasPaid extends Invariant {
    private static final int CONSUMED = 0;
    private static final int PAID = 1;

    private final Tally envelopes = tally(2);
    /** Consumed less paid: nothing once its act is whole. */
    private final Tally requestsLeft = tally(1);

    CpConsumedAreWhatWasPaid() {
        super(
                "CP_CONSOMMES",
                "Les CP consommés d'une enveloppe sont ce qui a été payé ou compensé sur elle.",
                "CP consumed = Σ executed against this envelope (supplier + seizing third parties, excluding 4663"
                        + " reissues and 4664 refunds) + Σ offset against titles − Σ restored");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case CpConsumed e -> consumed(e.envelope(), e.paymentRequestId(), e.amount());
            case CreditsConsumedWithoutCommitment e -> {
                consumed(e.envelope(), e.paymentRequestId(), e.amount());
                onUncommitted(e, requests);
            }
            case CommitmentLinePaid e
            when e.amountType() == AmountType.REDUCTION -> {
                var request = requests.of(e.paymentRequestId().text());
                String envelope = request == null ? null : request.envelopeOf(e.line());
                if (envelope != null) {
                    paidOn(envelope, e.amount());
                }
            }
            case PaymentExecuted e -> paid(e.paymentRequestId(), e.amount());
            case SeizurePaid e -> paid(e.paymentRequestId(), e.amount());
            case PayableOffset e -> paid(e.paymentRequestId(), e.amount());
            case CpRestored e -> {
                envelopes.add(e.envelope().text(), CONSUMED, minus(e.amount()));
                touch(e.envelope().text());
                requestsLeft.add(e.paymentRequestId().text(), 0, minus(e.amount()));
                touch(e.paymentRequestId().text());
            }
            case CreditsRestored e -> restored(e.paymentRequestId(), e.amount(), e.parts());
            case CreditsRestoredByTitle e -> restored(e.paymentRequestId(), e.amount(), e.parts());
            case PayrollPaid e -> paid(e.payrollId(), e.gross());
            case DirectPaymentRegularised e -> e.lines().forEach(line -> paid(e.directPaymentId(), line.amount()));
            default -> {
                // Neither paid nor consumed.
            }
        }
    }

    private void restored(PaymentRequestId request, Amount amount, List<RestoredPart> parts) {
        requestsLeft.add(request.text(), 0, amount.cents());
        touch(request.text());
        for (RestoredPart part : parts) {
            envelopes.add(part.envelope().text(), PAID, minus(part.amount()));
            touch(part.envelope().text());
        }
    }

    /** A request without a commitment names its envelopes; pays and regularisations have no other than this event's. */
    private void onUncommitted(CreditsConsumedWithoutCommitment e, Requests requests) {
        var request = requests.of(e.paymentRequestId().text());
        if (request == null
                || request.leftByEnvelope().getOrDefault(e.envelope().text(), 0L)
                        >= e.amount().cents()) {
            paidOn(e.envelope().text(), e.amount());
        }
    }

    private void consumed(EnvelopeId envelope, PaymentRequestId request, Amount amount) {
        envelopes.add(envelope.text(), CONSUMED, amount.cents());
        touch(envelope.text());
        requestsLeft.add(request.text(), 0, amount.cents());
        touch(request.text());
    }

    private void paid(PaymentRequestId request, Amount amount) {
        requestsLeft.add(request.text(), 0, minus(amount));
        touch(request.text());
    }

    private void paidOn(String envelope, Amount amount) {
        envelopes.add(envelope, PAID, amount.cents());
        touch(envelope);
    }

    @Override
    @Nullable String violation(String key) {
        long left = requestsLeft.of(key, 0);
        if (left != 0) {
            return "DP " + key + " : CP consommés − payé − compensé + rétabli = " + euros(left);
        }
        long consumed = envelopes.of(key, CONSUMED);
        long paid = envelopes.of(key, PAID);
        return consumed == paid
                ? null
                : "enveloppe " + key + " : CP consommés " + euros(consumed) + ", payés par ses postes " + euros(paid);
    }
}
