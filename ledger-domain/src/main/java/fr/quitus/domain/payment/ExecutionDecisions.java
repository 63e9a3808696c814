package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mise en paiement : the transfer is sent, credits are consumed, and lateness is paid for without being asked. */
public final class ExecutionDecisions {
    private ExecutionDecisions() {}

    /** Whether paying this request on this day would owe anything for its lateness. */
    public static boolean isLate(
            PaymentRequest request, Commitment commitment, LocalDate valueDate, LawParameters law) {
        return request.opened()
                .flatMap(file -> LatePayment.byTransfer(file, commitment, valueDate, law))
                .isPresent();
    }

    /**
     * Mise en paiement : state, run, assigned comptable, the account accepted, oppositions served, a date not past, AE
     * where no commitment took them. CP reserved become consumed; entry P03. A late payment opens the request that
     * pays its interest.
     *
     * @param creditor the file of who is paid, if he has one
     * @param lateNumber number of that request, taken only when {@link #isLate} says there is one
     */
    public static Decision<LedgerEvent> decide(
            ExecuteRun c,
            Act act,
            PaymentRequest request,
            Commitment commitment,
            Map<EnvelopeId, BudgetEnvelope> envelopes,
            ThirdParty creditor,
            Optional<PaymentRequestNumber> lateNumber) {
        if (!(request instanceof PaymentRequest.InRun(var file, var post, var runId))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "IN_RUN"));
        }
        Refusal refusal = null;
        if (!runId.equals(c.runId())) {
            refusal = Refusal.of(
                    Rejection.CAMPAGNE_DIFFERENTE,
                    "La DP " + file.number() + " est inscrite à la campagne " + runId + ", pas à " + c.runId() + ".");
        }
        if (refusal == null) {
            refusal = PaymentRules.notThisAccountant(act, post, file);
        }
        if (refusal == null) {
            refusal = PaymentRules.awaitingCredits(file);
        }
        if (refusal == null) {
            refusal = PaymentRules.accountChanged(file);
        }
        if (refusal == null) {
            refusal = OppositionsServed.notServed(file, creditor, act.date());
        }
        if (refusal == null) {
            refusal = PaymentRules.past(c.valueDate(), act);
        }
        if (refusal == null) {
            refusal = PaymentRules.notEnoughAe(file, envelopes, act);
        }
        Optional<LatePayment> late = LatePayment.byTransfer(file, commitment, c.valueDate(), act.law());
        if (refusal == null && late.isPresent()) {
            refusal = late.get().excessive(file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        int days = Math.toIntExact(ChronoUnit.DAYS.between(file.deadlineStart(), c.valueDate()));
        if (!file.toPay().isZero()) {
            events.add(executed(c, act, file, days));
        }
        events.addAll(OppositionsServed.paid(c, act, file, days));
        late.ifPresent(owed -> events.add(owed.accrued(file)));
        events.addAll(consumed(file));
        late.ifPresent(owed -> events.add(owed.requested(file, commitment, lateNumber.orElseThrow())));
        return Decision.accept(events);
    }

    private static PaymentExecuted executed(ExecuteRun c, Act act, PaymentFile file, int days) {
        return new PaymentExecuted(
                file.id(),
                c.runId(),
                file.nextEndToEndId(),
                file.transferAmount(),
                c.valueDate(),
                days,
                act.actor(),
                List.of(file.settlement().executed(act.date(), file.supplier().text())));
    }

    private static List<LedgerEvent> consumed(PaymentFile file) {
        List<LedgerEvent> events = new ArrayList<>();
        for (Settlement.Line line : file.settlement().lines()) {
            Integer no = line.commitmentLine();
            if (line.credits().isZero()) {
                continue;
            }
            Amount credits = line.credits().amount();
            if (no == null) {
                events.add(new CreditsConsumedWithoutCommitment(line.envelope(), file.id(), credits));
            } else {
                events.add(new CommitmentLinePaid(file.commitment(), file.id(), no, credits, AmountType.REDUCTION));
                events.add(new CpConsumed(
                        line.envelope(), file.id(), file.commitment(), no, credits, AmountType.REDUCTION));
            }
        }
        return events;
    }
}
