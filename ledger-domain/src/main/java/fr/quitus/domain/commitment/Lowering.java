package fr.quitus.domain.commitment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentLowered;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Réduction d'un EJ by what its creditor paid back: neither committed, served, requested nor paid any more, as with an
 * accepted credit note. AE consumed this year are available again (LOLF art. 17-IV), older ones are not (GBCP art.
 * 160).
 */
public final class Lowering {
    private Lowering() {}

    /** @param parts of receipts that the request was paid for and that its creditor paid back */
    public static List<LedgerEvent> by(
            CommitmentFile file, PaymentRequestId request, List<ReceiptPart> parts, Act act) {
        Map<Integer, Balance> byLine = new TreeMap<>();
        parts.forEach(part -> byLine.merge(part.line(), part.amount().balance(), Balance::plus));
        AeMovements movements = new AeMovements(file.number());
        List<LineChange> changes = new ArrayList<>();
        byLine.forEach((no, less) -> {
            LineAccount line = file.lineKnown(no);
            LineChange change = AeMovements.changeOf(file, line, line.amount().minus(less));
            changes.add(change);
            movements.withdraw(line, change.released(), change.sterilized(), AmountType.ADJUSTMENT);
        });
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new ServiceCredited(file.number(), request, request, parts));
        events.add(new CommitmentLowered(file.number(), request, changes, act.actor(), act.date()));
        events.addAll(movements.withdrawn());
        return events;
    }
}
