package fr.quitus.domain.takeover;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.TakeoverPostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimMarkedDoubtful;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenOver;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverRevenueOrder;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reprise d'un titre : issued and taken in charge elsewhere, for what remained to be collected. */
public final class RevenueOrderTakeover {
    private RevenueOrderTakeover() {}

    /** An approved set, and a number nobody has here. Entry RAN for what is taken in charge. */
    public static Decision<LedgerEvent> decide(TakeOverRevenueOrder c, Act act, Takeover takeover, RevenueOrder order) {
        Refusal refusal = TakeoverDecisions.notLoading(c, act, takeover);
        if (refusal == null && !(order instanceof RevenueOrder.Absent)) {
            refusal = TakeoverDecisions.alreadyHere("Le titre " + c.revenueOrderNumber(), order.status());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        LocalDate date = TakeoverDecisions.date(takeover);
        Amount remaining = Amount.total(
                "Le reste à recouvrer",
                c.lines().stream().map(ClaimLine::amount).toList());
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new ClaimEstablished(
                c.revenueOrderNumber(),
                c.year(),
                c.fundsCentre(),
                c.debtor(),
                c.subject(),
                c.lines(),
                c.bornOn(),
                act.actor()));
        events.add(new RevenueOrderTakenOver(
                c.revenueOrderNumber(), c.origin(), status(c), c.issuedFor(), act.date(), act.actor()));
        events.add(new RevenueOrderIssued(
                c.revenueOrderNumber(), remaining, c.issuedOn(), c.dueDate(), c.post(), act.actor(), null));
        LocalDate takenOn = c.takenOn();
        if (takenOn != null) {
            String debtor = c.debtor().ref().text();
            events.add(new RevenueOrderTakenInCharge(
                    c.revenueOrderNumber(),
                    remaining,
                    c.post(),
                    takenOn,
                    act.actor(),
                    List.of(TakeoverPostings.owed(date, remaining, debtor))));
            if (c.doubtful()) {
                events.add(doubtful(c, act, remaining, date));
            }
        }
        return Decision.accept(events);
    }

    private static String status(TakeOverRevenueOrder c) {
        if (c.takenOn() == null) {
            return "ISSUED";
        }
        return c.doubtful() ? "DOUBTFUL" : "TAKEN_IN_CHARGE";
    }

    private static ClaimMarkedDoubtful doubtful(TakeOverRevenueOrder c, Act act, Amount remaining, LocalDate date) {
        String debtor = c.debtor().ref().text();
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(TakeoverPostings.doubtful(date, remaining, debtor));
        Amount impairment = c.impairment();
        if (impairment != null) {
            entries.add(TakeoverPostings.impaired(date, impairment, debtor));
        }
        return new ClaimMarkedDoubtful(
                c.revenueOrderNumber(),
                remaining,
                impairment,
                "Douteuse dans " + c.origin().system(),
                date,
                act.actor(),
                entries);
    }
}
