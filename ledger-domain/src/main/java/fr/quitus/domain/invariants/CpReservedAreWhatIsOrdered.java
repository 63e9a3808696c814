package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.payment.CarryForwardEvent.AwaitedCreditsReserved;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.TitleGroup;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CP réservés : for the requests that are ordered and not paid, and for no others. */
public final class CpReservedAreWhatIsOrdered extends Invariant {
    private static final int RESERVED = 0;
    private static final int ORDERED = 1;

    private final Tally envelopes = tally(2);
    private final Map<String, String> payrolls = new HashMap<>();

    CpReservedAreWhatIsOrdered() {
        super(
                "CP_RESERVES",
                "Les CP réservés d'une enveloppe sont ceux des demandes ordonnancées et pas encore payées.",
                "CP reserved = Σ ordered and neither paid, rejected nor cancelled");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case CpReserved e -> reserved(e.envelope(), e.amount().cents());
            case CpReservedWithoutCommitment e ->
                reserved(e.envelope(), e.amount().cents());
            case CpReleased e -> reserved(e.envelope(), minus(e.amount()));
            case CpReleasedWithoutCommitment e -> reserved(e.envelope(), minus(e.amount()));
            case CpConsumed e -> reserved(e.envelope(), minus(e.amount()));
            case CreditsConsumedWithoutCommitment e -> {
                reserved(e.envelope(), minus(e.amount()));
                var request = requests.of(e.paymentRequestId().text());
                if (request != null && request.ordered) {
                    ordered(e.envelope().text(), minus(e.amount()));
                }
            }
            case PaymentOrdered e -> whole(requests.of(e), 1);
            case PaymentRequestCarriedForward e -> carried(e, requests.of(e));
            case AwaitedCreditsReserved e -> whole(requests.of(e), 1);
            case PaymentRequestRejected e -> ended(requests.of(e));
            case PaymentRequestCancelled e -> ended(requests.of(e));
            case CommitmentLinePaid e ->
                linePaid(e, requests.of(e.paymentRequestId().text()));
            case PayrollLiquidated e -> {
                String envelope = new EnvelopeId(e.year(), e.fundsCentre(), TitleGroup.T2).text();
                payrolls.put(e.payrollId().text(), envelope);
                ordered(envelope, e.gross().cents());
            }
            case PayrollPaid e -> {
                String envelope = payrolls.remove(e.payrollId().text());
                if (envelope != null) {
                    ordered(envelope, minus(e.gross()));
                }
            }
            default -> {
                // No credits.
            }
        }
    }

    private void carried(PaymentRequestCarriedForward e, Requests.@Nullable Request request) {
        if (request != null && request.ordered) {
            whole(request, -1);
            if (!e.awaitingCredits()) {
                request.leftByEnvelope().forEach((envelope, left) -> ordered(Requests.inYear(envelope, e.to()), left));
            }
        }
    }

    private void linePaid(CommitmentLinePaid e, Requests.@Nullable Request request) {
        String envelope = request == null || !request.ordered ? null : request.envelopeOf(e.line());
        if (envelope != null) {
            ordered(envelope, minus(e.amount()));
        }
    }

    private void ended(Requests.@Nullable Request request) {
        if (request != null && request.ordered) {
            whole(request, -1);
        }
    }

    private void whole(Requests.@Nullable Request request, int sign) {
        if (request != null) {
            request.leftByEnvelope().forEach((envelope, left) -> ordered(envelope, sign * left));
        }
    }

    private void reserved(EnvelopeId envelope, long cents) {
        envelopes.add(envelope.text(), RESERVED, cents);
        touch(envelope.text());
    }

    private void ordered(String envelope, long cents) {
        envelopes.add(envelope, ORDERED, cents);
        touch(envelope);
    }

    @Override
    @Nullable String violation(String key) {
        long reserved = envelopes.of(key, RESERVED);
        long ordered = envelopes.of(key, ORDERED);
        return reserved == ordered
                ? null
                : "enveloppe " + key + " : CP réservés " + euros(reserved) + ", ordonnancés non payés "
                        + euros(ordered);
    }
}
