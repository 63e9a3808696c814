package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ExcessEvent.RefundReturned;
import fr.quitus.domain.revenue.ExcessEvent.RefundSettled;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ce que la banque dit des remboursements, and what is done about it. */
public final class RefundDecisions {
    private RefundDecisions() {}

    /** Règlement : the refund, the assigned comptable or the bank, its transfer, the bank entry. Entry P04. */
    public static Decision<LedgerEvent> decide(ConfirmRefund c, Act act, RevenueOrder order, BankEntry entry) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refund refund = file.account().refund(c.endToEndId()).orElse(null);
        if (refund != null && c.statement().id().equals(refund.settledBy())) {
            return Decision.accept();
        }
        Refusal refusal = RevenueRules.notTheCollector(act, post, file);
        if (refusal == null) {
            refusal = other(file, refund, c.endToEndId(), c.amount(), refund != null && refund.isOnItsWay());
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(c.statement(), c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new RefundSettled(
                file.number(),
                c.endToEndId(),
                c.statement().id(),
                c.amount(),
                c.valueDate(),
                List.of(PostingRules.p04(act.date(), c.amount()))));
        events.addAll(entry.allocate(c.statement(), c.amount(), RevenueOrder.aggregateId(file.number())));
        return Decision.accept(events);
    }

    /** Retour : the same, of a transfer that is debited or not yet, as the bank says. Entry P05 or P05b. */
    public static Decision<LedgerEvent> decide(RecordRefundReturn c, Act act, RevenueOrder order, BankEntry entry) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refund refund = file.account().refund(c.endToEndId()).orElse(null);
        if (refund != null && c.statement().id().equals(refund.returnedBy())) {
            return Decision.accept();
        }
        boolean expected = refund != null
                && (c.afterSettlement()
                        ? refund.settledBy() != null && refund.returnedBy() == null
                        : refund.isOnItsWay());
        Refusal refusal = RevenueRules.notTheCollector(act, post, file);
        if (refusal == null) {
            refusal = other(file, refund, c.endToEndId(), c.amount(), expected);
        }
        if (refusal == null && c.afterSettlement()) {
            refusal = entry.cannotAllocate(c.statement(), c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        JournalEntry posting = c.afterSettlement()
                ? PostingRules.p05(act.date(), c.amount(), file.auxiliary())
                : PostingRules.p05b(act.date(), c.amount(), file.auxiliary());
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new RefundReturned(
                file.number(),
                c.endToEndId(),
                c.afterSettlement(),
                c.reasonCode(),
                c.statement().id(),
                c.amount(),
                c.valueDate(),
                List.of(posting)));
        if (c.afterSettlement()) {
            events.addAll(entry.allocate(c.statement(), c.amount(), RevenueOrder.aggregateId(file.number())));
        }
        return Decision.accept(events);
    }

    /** Renvoi : assigned comptable, a refund that came back, a value date that is not past. Entry P06. */
    public static Decision<RevenueOrderEvent> decide(ReissueRefund c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        Refund refund = file.account().refund(c.endToEndId()).orElse(null);
        if (refusal == null && (refund == null || refund.returnedBy() == null)) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Aucun remboursement revenu du titre " + file.number() + " ne porte l'identité " + c.endToEndId()
                            + ".");
        }
        if (refusal == null) {
            refusal = RevenueRules.past(c.valueDate(), act);
        }
        if (refusal != null || refund == null) {
            return Decision.refuse(Objects.requireNonNull(refusal));
        }
        return Decision.accept(new RefundReissued(
                file.number(),
                c.endToEndId(),
                ExcessDecisions.identity(file),
                c.payeeIban(),
                refund.amount(),
                c.valueDate(),
                act.actor(),
                List.of(PostingRules.p06(act.date(), refund.amount(), file.auxiliary()))));
    }

    private static @Nullable Refusal other(
            RevenueFile file, @Nullable Refund refund, String endToEndId, Amount amount, boolean expected) {
        return expected && refund != null && refund.amount().equals(amount)
                ? null
                : Refusal.of(
                        Rejection.REGLEMENT_DIFFERENT,
                        "Le titre " + file.number() + " n'attend pas cela du remboursement " + endToEndId + " de "
                                + amount + " €.");
    }
}
