package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.revenue.Receipts;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compensation légale : rules in their written order, then the events of the request, the title and the credits. */
public final class DiversionDecisions {
    private DiversionDecisions() {}

    /**
     * Compensation : state, assigned comptable, oppositions served, a commitment; the title taken in charge by the same
     * comptable, its recovery neither suspended nor prescribed, owed by the same party, and enough left of both. Entry P13; CP are consumed and revenue is recorded at
     * once.
     *
     * @param creditor the file of the request's creditor, if he has one
     */
    public static Decision<LedgerEvent> decide(
            OffsetPayable c, Act act, PaymentRequest request, RevenueOrder order, ThirdParty creditor) {
        if (!(request instanceof PaymentRequest.Accepted(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ACCEPTED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = PaymentRules.awaitingCredits(file);
        }
        if (refusal == null) {
            refusal = OppositionsServed.notServed(file, creditor, act.date());
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
            refusal = impossible(c, file, title);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(offset(act, file, title, amount(c, file, title)));
    }

    private static @Nullable Refusal impossible(OffsetPayable c, PaymentFile file, RevenueFile title) {
        if (file.commitmentNumber() == null) {
            return Refusal.of(
                    Rejection.COMPENSATION_IMPOSSIBLE,
                    "La DP " + file.number() + " n'a pas d'engagement : elle se paie en entier.");
        }
        if (!title.debtor().ref().equals(file.supplier())) {
            return Refusal.of(
                    Rejection.COMPENSATION_IMPOSSIBLE,
                    "Le titre " + title.number() + " est dû par "
                            + title.debtor().ref() + ", la DP " + file.number() + " est due à " + file.supplier()
                            + ".",
                    "redevable",
                    title.debtor().ref());
        }
        Balance most = most(file, title);
        Amount asked = c.amount();
        return !most.isZero() && (asked == null || most.covers(asked))
                ? null
                : Refusal.of(
                        Rejection.COMPENSATION_IMPOSSIBLE,
                        "Il reste " + title.remaining() + " € à recouvrer du titre " + title.number() + " et "
                                + file.toPay() + " € à payer au créancier de la DP " + file.number() + ".",
                        "maximum",
                        most);
    }

    private static Balance most(PaymentFile file, RevenueFile title) {
        return title.remaining().compareTo(file.toPay()) < 0 ? title.remaining() : file.toPay();
    }

    private static Amount amount(OffsetPayable c, PaymentFile file, RevenueFile title) {
        Amount asked = c.amount();
        return asked == null ? most(file, title).amount() : asked;
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
            if (!here.isZero() && no != null) {
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
