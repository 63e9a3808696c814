package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.DiversionPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.payment.DiversionEvent.OppositionsLowered;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ordre des retenues : credit notes and offset come before oppositions, which have what these leave, though they were
 * served first. Only of a request whose shares were not sent: one that is accepted.
 */
final class DeductionOrder {
    private DeductionOrder() {}

    /**
     * What a deduction that comes before oppositions may take.
     *
     * @param keeps references of the oppositions that it does not come before
     */
    static Balance beforeOppositions(PaymentFile file, Predicate<String> keeps) {
        Balance most = file.toPay();
        for (SeizedShare share : file.diversions().seizures()) {
            most = keeps.test(share.seizure().reference()) ? most : most.plus(share.amount());
        }
        return most;
    }

    /** Oppositions, in the order they were served, keep what this deduction leaves; absent when none is lowered. */
    static @Nullable OppositionsLowered lowered(PaymentFile file, Amount deduction, Predicate<String> keeps, Act act) {
        Balance left = beforeOppositions(file, keeps).minus(deduction);
        Map<String, Amount> givenBack = new LinkedHashMap<>();
        Balance seized = file.diversions().seized();
        for (SeizedShare share : file.diversions().seizures()) {
            if (keeps.test(share.seizure().reference())) {
                continue;
            }
            if (left.covers(share.amount())) {
                left = left.minus(share.amount());
                continue;
            }
            Amount lost = share.amount().balance().minus(left).amount();
            left = Balance.ZERO;
            seized = seized.minus(lost);
            givenBack.put(share.seizure().reference(), lost);
        }
        if (givenBack.isEmpty()) {
            return null;
        }
        Settlement after = file.settlementDiverting(file.diversions().offset(), seized);
        List<PostingRules.Imputed> lines = Settlement.increase(after, file.settlement(), Settlement.Line::seized);
        List<SharePart> parts = new ArrayList<>();
        givenBack.forEach((reference, amount) -> parts.add(new SharePart(reference, amount)));
        return new OppositionsLowered(
                file.id(),
                parts,
                act.date(),
                act.actor(),
                List.of(DiversionPostings.p12Reversed(
                        act.date(), lines, file.supplier().text(), givenBack)));
    }

    /** The event of the request, if any, and those of its creditor: his oppositions may take it of another request. */
    static List<LedgerEvent> events(@Nullable OppositionsLowered lowered, ThirdParty creditor) {
        if (lowered == null) {
            return List.of();
        }
        var party = creditor.opened().orElseThrow().ref();
        List<LedgerEvent> events = new ArrayList<>();
        events.add(lowered);
        for (SharePart part : lowered.givenBack()) {
            events.add(new OppositionRestored(party, part.reference(), lowered.paymentRequestId(), part.amount()));
        }
        return events;
    }
}
