package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.payment.DiversionCommand.ReissueSeizure;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.DiversionEvent.SeizureSettled;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Virements des parts saisies : settled, returned and sent again each by itself, beside the creditor's own. */
public final class SeizureTransfers {
    private SeizureTransfers() {}

    /** Règlement : told again it writes nothing; the assigned comptable or the bank, the transfer, the bank entry. */
    static Decision<LedgerEvent> decide(
            ConfirmSettlement c, Act act, PaymentFile file, AccountingPostId post, SeizedShare share, BankEntry entry) {
        BankEntry.Statement statement =
                BankEntry.Statement.debit(c.treasuryIban(), c.servicerReference(), c.amount(), c.valueDate());
        Transfer last = share.transfers().getLast();
        if (last.endToEndId().equals(c.endToEndId()) && statement.id().equals(last.settledBy())) {
            return Decision.accept();
        }
        Refusal refusal = TransferDecisions.notTheBank(act, post, file);
        if (refusal == null) {
            refusal = other(share, c.endToEndId(), c.amount(), last.isOnItsWay());
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new SeizureSettled(
                file.id(),
                share.seizure().reference(),
                c.endToEndId(),
                statement.id(),
                c.amount(),
                c.valueDate(),
                List.of(PostingRules.p04(act.date(), c.amount()))));
        events.addAll(entry.allocate(statement, c.amount(), PaymentRequest.aggregateId(file.id())));
        return Decision.accept(events);
    }

    /** Retour : the same, of a transfer that is debited or not yet, as the bank says. */
    static Decision<LedgerEvent> decide(
            RecordReturn c, Act act, PaymentFile file, AccountingPostId post, SeizedShare share, BankEntry entry) {
        BankEntry.Statement statement =
                BankEntry.Statement.credit(c.treasuryIban(), c.servicerReference(), c.amount(), c.valueDate());
        Transfer last = share.transfers().getLast();
        if (last.endToEndId().equals(c.endToEndId()) && statement.id().equals(last.returnedBy())) {
            return Decision.accept();
        }
        boolean settled = c.kind() == ReturnKind.RETURNED_AFTER_SETTLEMENT;
        boolean expected = settled ? last.settledBy() != null && last.returnedBy() == null : last.isOnItsWay();
        Refusal refusal = TransferDecisions.notTheBank(act, post, file);
        if (refusal == null) {
            refusal = other(share, c.endToEndId(), c.amount(), expected);
        }
        if (refusal == null && settled) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        String reference = share.seizure().reference();
        JournalEntry posting = settled
                ? PostingRules.p05(act.date(), c.amount(), reference)
                : PostingRules.p05b(act.date(), c.amount(), reference);
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new SeizureReturned(
                file.id(),
                reference,
                c.endToEndId(),
                c.kind(),
                c.reasonCode(),
                statement.id(),
                c.amount(),
                c.valueDate(),
                List.of(posting)));
        if (settled) {
            events.addAll(entry.allocate(statement, c.amount(), PaymentRequest.aggregateId(file.id())));
        }
        return Decision.accept(events);
    }

    private static @Nullable Refusal other(SeizedShare share, String endToEndId, Amount amount, boolean expected) {
        Transfer last = share.transfers().getLast();
        return expected
                        && last.endToEndId().equals(endToEndId)
                        && share.amount().equals(amount)
                ? null
                : Refusal.of(
                        Rejection.REGLEMENT_DIFFERENT,
                        "Le dernier virement de la part saisie "
                                + share.seizure().reference() + " est "
                                + last.endToEndId() + " de " + share.amount() + " €"
                                + (last.returnedBy() != null ? ", revenu" : last.settledBy() != null ? ", réglé" : "")
                                + " ; la banque dit " + endToEndId + " de " + amount + " €.");
    }

    /**
     * Réémission : a share of this request, whose last transfer came back, the assigned comptable, a value date that is
     * not past, another account when the bank said that the first cannot be paid. Entry P06.
     */
    public static Decision<PaymentRequestEvent> decide(ReissueSeizure c, Act act, PaymentRequest request) {
        PaymentFile file = request.opened().orElse(null);
        AccountingPostId post = request.assignedPost().orElse(null);
        if (file == null || post == null) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "PAID"));
        }
        SeizedShare share = file.diversions().of(c.reference()).orElse(null);
        if (share == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.OPPOSITION_INCONNUE,
                    "La DP " + file.number() + " n'a pas servi d'opposition " + c.reference() + "."));
        }
        if (share.transfers().isEmpty() || share.transfers().getLast().returnedBy() == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Aucun virement revenu n'attend pour la part saisie " + c.reference() + "."));
        }
        Transfer last = share.transfers().getLast();
        Iban iban = c.beneficiaryIban() == null ? last.payeeIban() : c.beneficiaryIban();
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = PaymentRules.past(c.valueDate(), act);
        }
        if (refusal == null) {
            refusal = TransferDecisions.unpayable(last, iban);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new SeizureReissued(
                        file.id(),
                        c.reference(),
                        file.diversions().nextEndToEndId(file, share),
                        iban,
                        share.amount(),
                        c.valueDate(),
                        act.actor(),
                        List.of(PostingRules.p06(act.date(), share.amount(), c.reference()))));
    }
}
