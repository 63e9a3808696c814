package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.payment.SettlementCommand.ReleaseRetention;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleased;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Libération des retenues : the rules in their written order, then the events. */
public final class SettlementDecisions {
    private SettlementDecisions() {}

    /** Whether the comptable accepted the request, so that what it retained is in the books. */
    static boolean isTakenInCharge(PaymentRequest request) {
        return switch (request) {
            case PaymentRequest.Accepted _,
                    PaymentRequest.Cleared _,
                    PaymentRequest.InRun _,
                    PaymentRequest.Paid _,
                    PaymentRequest.Settled _,
                    PaymentRequest.Returned _ -> true;
            case PaymentRequest.Absent _,
                    PaymentRequest.Received _,
                    PaymentRequest.Matched _,
                    PaymentRequest.Ordered _,
                    PaymentRequest.Suspended _,
                    PaymentRequest.Rejected _,
                    PaymentRequest.Refused _,
                    PaymentRequest.Cancelled _ -> false;
        };
    }

    /**
     * Libération : accepted, a retention that is not released yet, capacity to sign, not the comptable. It is paid on
     * the credits of the year it is released in.
     */
    public static Decision<LedgerEvent> decide(
            ReleaseRetention c,
            Act act,
            PaymentRequest request,
            Commitment commitment,
            PaymentRequestNumber releaseNumber) {
        if (!isTakenInCharge(request)) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ACCEPTED ou suivant"));
        }
        PaymentFile file = request.opened().orElseThrow();
        List<PaymentLine> lines =
                commitment.opened().map(engaged -> released(file, engaged)).orElse(List.of());
        if (lines.isEmpty() || file.retentionReleased()) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "La DP " + file.number()
                            + (lines.isEmpty()
                                    ? " ne porte pas de retenue de garantie."
                                    : " a déjà sa retenue de garantie libérée.")));
        }
        Balance sum = Balance.ZERO;
        for (PaymentLine line : lines) {
            sum = sum.plus(line.amount());
        }
        Amount amount = sum.amount();
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), amount);
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PaymentRequestId releaseId = PaymentRequestId.ofRetentionRelease(file.id());
        return Decision.accept(
                new RetentionReleased(file.id(), releaseId, amount, act.date(), act.actor(), act.delegationId()),
                new RetentionReleaseRequested(
                        releaseId,
                        releaseNumber,
                        file.id(),
                        file.supplier(),
                        file.invoiceNumber(),
                        act.date(),
                        amount,
                        file.payeeIban(),
                        file.commitment(),
                        lines,
                        file.withOrdonnateur(act.actor()).ordonnateurSide().stream()
                                .sorted(Comparator.comparing(ActorId::text))
                                .toList()));
    }

    private static List<PaymentLine> released(PaymentFile file, CommitmentFile engaged) {
        List<PaymentLine> lines = new ArrayList<>();
        for (PaymentLine line : file.lines()) {
            Balance retained = line.deductions().retention();
            LineAccount account = engaged.line(line.commitmentLine());
            if (!retained.isZero() && account != null) {
                lines.add(new PaymentLine(
                        line.commitmentLine(),
                        null,
                        null,
                        account.envelope(),
                        line.account(),
                        retained.amount(),
                        Deductions.NONE));
            }
        }
        return lines;
    }
}
