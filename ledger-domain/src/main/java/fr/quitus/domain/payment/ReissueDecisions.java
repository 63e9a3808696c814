package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyFile;
import fr.quitus.domain.value.Amount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Réémission d'un virement revenu : what oppositions notified since take of it goes to who seized, the rest to him. */
public final class ReissueDecisions {
    private ReissueDecisions() {}

    /**
     * Réémission : state, assigned comptable, a value date that is not past, another account when the bank said that
     * the first cannot be paid, unless nothing is left to the creditor. Entry P06; P12 and P03 for what is seized;
     * neither AE nor CP.
     *
     * @param creditor the file of who is to be paid, if he has one
     */
    public static Decision<LedgerEvent> decide(ReissuePayment c, Act act, PaymentRequest request, ThirdParty creditor) {
        if (!(request instanceof PaymentRequest.Returned(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "RETURNED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = PaymentRules.past(c.valueDate(), act);
        }
        OppositionsApplied applied = applied(file, creditor, act);
        PaymentFile left = applied == null ? file : file.diverting(applied);
        if (refusal == null && !left.toPay().isZero()) {
            refusal = TransferDecisions.unpayable(file.transfers().getLast(), file.payeeIban());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        if (applied != null) {
            events.add(applied);
            events.addAll(toWhoSeized(applied, c, act, left, creditor));
        }
        if (!left.toPay().isZero()) {
            events.add(toTheCreditor(c, act, left));
        }
        return Decision.accept(events);
    }

    private static PaymentReissued toTheCreditor(ReissuePayment c, Act act, PaymentFile file) {
        return new PaymentReissued(
                file.id(),
                file.nextEndToEndId(),
                file.payeeIban(),
                file.transferAmount(),
                c.valueDate(),
                act.actor(),
                List.of(PostingRules.p06(
                        act.date(), file.transferAmount(), file.supplier().text())));
    }

    /** P12 on the account where what came back waits: the supplier's own was debited when he was first paid. */
    private static @Nullable OppositionsApplied applied(PaymentFile file, ThirdParty creditor, Act act) {
        List<Seizure> seizures = OppositionsServed.toServe(file, creditor, act.date());
        if (seizures.isEmpty()) {
            return null;
        }
        Map<String, Amount> seized = new LinkedHashMap<>();
        seizures.forEach(seizure -> seized.put(seizure.reference(), seizure.amount()));
        return new OppositionsApplied(
                file.id(),
                seizures,
                act.date(),
                act.actor(),
                List.of(DiversionPostings.p12OfReturned(
                        act.date(), seized, file.supplier().text())));
    }

    private static List<LedgerEvent> toWhoSeized(
            OppositionsApplied applied, ReissuePayment c, Act act, PaymentFile file, ThirdParty creditor) {
        ThirdPartyFile party = creditor.opened().orElseThrow();
        List<LedgerEvent> events = new ArrayList<>();
        for (Seizure seizure : applied.seizures()) {
            String reference = seizure.reference();
            SeizedShare share = file.diversions().of(reference).orElseThrow();
            events.add(new OppositionDrawn(party.ref(), reference, file.id(), seizure.amount()));
            events.add(new SeizureReissued(
                    file.id(),
                    reference,
                    file.diversions().nextEndToEndId(file, share),
                    seizure.beneficiary().iban(),
                    seizure.amount(),
                    c.valueDate(),
                    act.actor(),
                    List.of(DiversionPostings.p03(act.date(), seizure.amount(), reference))));
        }
        return events;
    }
}
