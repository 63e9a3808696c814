package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionEvent.OppositionsLowered;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.revenue.Receipts;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compensation légale : rules in their written order, then the events of the request, the title and the credits. */
public final class DiversionDecisions {
    private DiversionDecisions() {}

    /**
     * Compensation : state, assigned comptable, credits; the title taken in charge by the same comptable, its recovery
     * neither suspended nor prescribed, restoring no credits, oppositions older than it served, owed by the same party,
     * enough left of both, and AE where no commitment took them. Entry P13; CP are consumed and revenue is recorded at
     * once.
     *
     * <p>It comes before oppositions, which have the rest: what they took beyond it is given back. Those notified
     * before the title was issued, the day from which it is enforceable (GBCP art. 28), keep their share: compensation
     * does no harm to rights that third parties acquired (code civil, art. 1347-7).
     *
     * <p>What is offset after the due date owes interest to this day, on a request that this opens.
     *
     * @param creditor the file of the request's creditor, if he has one
     * @param commitment of the request, which tells whether lateness is paid for
     * @param lateNumber of the request that pays for it, taken only when {@link #isLate} says there may be one
     */
    public static Decision<LedgerEvent> decide(
            OffsetPayable c,
            Act act,
            PaymentRequest request,
            RevenueOrder order,
            ThirdParty creditor,
            Commitment commitment,
            Map<EnvelopeId, BudgetEnvelope> envelopes,
            Optional<PaymentRequestNumber> lateNumber) {
        if (!(request instanceof PaymentRequest.Accepted(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ACCEPTED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = PaymentRules.awaitingCredits(file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile title, var titlePost))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        refusal = RevenueRules.notThisAccountant(act, titlePost, title);
        if (refusal == null) {
            refusal = RevenueRules.notEnforceable(title, act);
        }
        if (refusal == null) {
            refusal = RevenueRules.restoresCredits(title);
        }
        LocalDate issuedOn = title.recovery().title().issuedOn();
        LocalDate since = issuedOn == null ? act.date() : issuedOn;
        if (refusal == null) {
            refusal = OppositionsServed.notServedBefore(file, creditor, since, act.date());
        }
        Predicate<String> keeps = reference -> OppositionsServed.isOlder(creditor, reference, since);
        Balance most = min(title.remaining(), DeductionOrder.beforeOppositions(file, keeps));
        if (refusal == null) {
            refusal = impossible(c, file, title, most);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount asked = c.amount();
        Amount amount = asked == null ? most.amount() : asked;
        OppositionsLowered lowered = DeductionOrder.lowered(file, amount, keeps, act);
        List<LedgerEvent> events = new ArrayList<>(DeductionOrder.events(lowered, creditor));
        events.addAll(offset(act, lowered == null ? file : file.diverting(lowered), title, amount));
        refusal = notEnoughAe(events, envelopes, act);
        Optional<LatePayment> late = LatePayment.byOffset(file, commitment, amount, act.date(), act.law());
        if (refusal == null && late.isPresent()) {
            refusal = late.get().excessive(file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        late.ifPresent(owed -> events.add(owed.accrued(file)));
        late.ifPresent(owed -> events.add(owed.requested(file, commitment, lateNumber.orElseThrow())));
        return Decision.accept(events);
    }

    /** Whether offsetting all that is left of a request today would owe anything for its lateness. */
    public static boolean isLate(PaymentRequest request, Commitment commitment, Act act) {
        return request.opened()
                .filter(file -> !file.settlement().interestBase().isZero())
                .flatMap(file -> LatePayment.byOffset(
                        file, commitment, file.settlement().interestBase().amount(), act.date(), act.law()))
                .isPresent();
    }

    /** The request that would pay for it. */
    public static Optional<PaymentRequestId> lateInterestId(PaymentRequest request) {
        return request.opened().map(LatePayment::ofOffset);
    }

    /** AE insuffisantes, where no commitment took them before: the offset consumes them, as a transfer would. */
    private static @Nullable Refusal notEnoughAe(
            List<LedgerEvent> events, Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        Map<EnvelopeId, Amount> asked = new TreeMap<>();
        for (LedgerEvent event : events) {
            if (event instanceof CreditsConsumedWithoutCommitment e) {
                asked.merge(e.envelope(), e.amount(), Amount::plus);
            }
        }
        return PaymentRules.notEnoughAe(asked, envelopes, act);
    }

    private static @Nullable Refusal impossible(OffsetPayable c, PaymentFile file, RevenueFile title, Balance most) {
        if (!title.debtor().ref().equals(file.supplier())) {
            return Refusal.of(
                    Rejection.COMPENSATION_IMPOSSIBLE,
                    "Le titre " + title.number() + " est dû par "
                            + title.debtor().ref() + ", la DP " + file.number() + " est due à " + file.supplier()
                            + ".",
                    "redevable",
                    title.debtor().ref());
        }
        Amount asked = c.amount();
        return !most.isZero() && (asked == null || most.covers(asked))
                ? null
                : Refusal.of(
                        Rejection.COMPENSATION_IMPOSSIBLE,
                        "Il reste " + title.remaining() + " € à recouvrer du titre " + title.number() + " ; " + most
                                + " € au plus se compensent avec la DP " + file.number() + ".",
                        "maximum",
                        most);
    }

    private static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static List<LedgerEvent> offset(Act act, PaymentFile file, RevenueFile title, Amount amount) {
        Settlement now = file.settlement();
        Settlement after = file.settlementDiverting(
                file.diversions().offset().plus(amount), file.diversions().seized());
        List<PostingRules.Imputed> lines = Settlement.increase(now, after, Settlement.Line::offset);
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PayableOffset(
                file.id(),
                title.number(),
                amount,
                act.date(),
                act.actor(),
                List.of(DiversionPostings.p13(
                        act.date(),
                        lines,
                        amount,
                        title.recovery().account(),
                        file.supplier().text()))));
        for (int i = 0; i < now.lines().size(); i++) {
            Settlement.Line line = now.lines().get(i);
            Balance here = after.lines().get(i).offset().minus(line.offset());
            Integer no = line.commitmentLine();
            if (here.isZero()) {
                continue;
            }
            if (no == null) {
                events.add(new CreditsConsumedWithoutCommitment(line.envelope(), file.id(), here.amount()));
            } else {
                events.add(
                        new CommitmentLinePaid(file.commitment(), file.id(), no, here.amount(), AmountType.REDUCTION));
                events.add(new CpConsumed(
                        line.envelope(), file.id(), file.commitment(), no, here.amount(), AmountType.REDUCTION));
            }
        }
        events.addAll(Receipts.offset(title, file.id(), amount, act));
        return events;
    }
}
