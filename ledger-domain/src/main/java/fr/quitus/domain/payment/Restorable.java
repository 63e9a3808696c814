package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.Lowering;
import fr.quitus.domain.commitment.Receipt;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ce qui peut être rétabli d'une demande payée, line by line, and what restoring it does to credits and to the EJ. */
final class Restorable {
    private Restorable() {}

    /** What was paid and not restored yet of the service that the request still claims. */
    static List<RestoredPart> of(PaymentFile file, CommitmentFile engaged) {
        List<RestoredPart> parts = new ArrayList<>();
        List<Settlement.Line> settled = file.settlement().lines();
        Map<ServiceReceiptNumber, Balance> taken = new HashMap<>();
        for (int place = 0; place < file.lines().size(); place++) {
            PaymentLine line = file.lines().get(place);
            ServiceReceiptNumber number = line.serviceReceiptNumber();
            Receipt receipt = number == null ? null : engaged.receipts().get(number);
            if (number == null || receipt == null) {
                continue;
            }
            Balance before = taken.getOrDefault(number, Balance.ZERO);
            Balance claimed = receipt.claimedBy(file.id()).minus(before);
            Balance spent = settled.get(place).spent().minus(file.restorations().ofLine(place));
            Balance here = min(claimed, spent);
            if (here.compareTo(Balance.ZERO) > 0) {
                parts.add(new RestoredPart(place, line.envelope(), number, here.amount()));
                taken.put(number, before.plus(here));
            }
        }
        return parts;
    }

    /** The same, less what titles claim back already. */
    static List<RestoredPart> unclaimed(PaymentFile file, CommitmentFile engaged) {
        List<RestoredPart> parts = new ArrayList<>();
        for (RestoredPart part : of(file, engaged)) {
            Balance here = part.amount().balance().minus(file.restorations().claimedOf(part.line()));
            if (here.compareTo(Balance.ZERO) > 0) {
                parts.add(with(part, here));
            }
        }
        return parts;
    }

    static Balance total(List<RestoredPart> parts) {
        Balance total = Balance.ZERO;
        for (RestoredPart part : parts) {
            total = total.plus(part.amount());
        }
        return total;
    }

    /** An amount taken from the first lines that have any left. */
    static List<RestoredPart> taken(List<RestoredPart> restorable, Amount amount) {
        List<RestoredPart> parts = new ArrayList<>();
        Balance left = amount.balance();
        for (RestoredPart part : restorable) {
            Balance here = min(left, part.amount().balance());
            if (!here.isZero()) {
                parts.add(with(part, here));
                left = left.minus(here);
            }
        }
        return parts;
    }

    /** What is left of the parts once the first of them bore this much. */
    static List<RestoredPart> after(List<RestoredPart> parts, Balance borne) {
        List<RestoredPart> rest = new ArrayList<>();
        Balance left = borne;
        for (RestoredPart part : parts) {
            Balance here = min(left, part.amount().balance());
            left = left.minus(here);
            Balance more = part.amount().balance().minus(here);
            if (!more.isZero()) {
                rest.add(with(part, more));
            }
        }
        return rest;
    }

    /** CP of the envelopes that paid, then the EJ, which neither committed nor was served as much, with its AE. */
    static List<LedgerEvent> givenBack(PaymentFile file, CommitmentFile engaged, List<RestoredPart> parts, Act act) {
        List<LedgerEvent> events = new ArrayList<>();
        List<ReceiptPart> served = new ArrayList<>();
        for (RestoredPart part : parts) {
            int no = file.lines().get(part.line()).commitmentLine();
            served.add(new ReceiptPart(part.serviceReceiptNumber(), no, part.amount(), Deductions.NONE));
            events.add(new CpRestored(part.envelope(), file.id(), file.commitment(), no, part.amount()));
        }
        events.addAll(Lowering.by(engaged, file.id(), served, act));
        return events;
    }

    static RestoredPart with(RestoredPart part, Balance amount) {
        return new RestoredPart(part.line(), part.envelope(), part.serviceReceiptNumber(), amount.amount());
    }

    static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
