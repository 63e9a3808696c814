package fr.quitus.domain.revenue;

import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.List;

/** Titles of the tests, and what people ask about them. */
final class RevenueStory {
    private RevenueStory() {}

    /** A title of this day, taken in charge the same day, to be paid within a month. */
    static RevenueOrderNumber taken(Story story, String amount, String issuedOn) {
        return taken(story, Story.claiming(amount), issuedOn);
    }

    static RevenueOrderNumber taken(Story story, EstablishClaim claim, String issuedOn) {
        RevenueOrderNumber number = Story.only(story.accepted(claim, G0.GINA.on(issuedOn)), ClaimEstablished.class)
                .revenueOrderNumber();
        story.accepted(new IssueRevenueOrder(number, date(issuedOn).plusMonths(1)), G0.OMAR.on(issuedOn));
        story.accepted(new TakeInCharge(number), G0.KATIA.on(issuedOn));
        return number;
    }

    static AllocateReceipt cashing(RevenueOrderNumber number, String amount, String on, String reference) {
        return new AllocateReceipt(number, euros(amount), null, date(on), G0.TREASURY, reference);
    }

    static RevenueFile file(Story story, RevenueOrderNumber number) {
        return story.ledger().title(number).opened().orElseThrow();
    }

    static String status(Story story, RevenueOrderNumber number) {
        return story.ledger().title(number).status();
    }

    /** The postings of an act, as template, side, account and amount. */
    static List<String> postings(List<? extends LedgerEvent> events) {
        return events.stream()
                .flatMap(event -> event.entries().stream())
                .flatMap(entry -> entry.postings().stream()
                        .map(posting -> entry.template() + " " + (posting.side() == Side.DEBIT ? "D" : "C")
                                + posting.account() + " " + posting.amount()))
                .toList();
    }

    /** Budget revenue of an act, negative when it is given back. */
    static List<String> revenue(List<? extends LedgerEvent> events) {
        List<String> revenue = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event instanceof BudgetRevenueRecorded e) {
                revenue.add(e.revenueLine() + " " + e.amount());
            }
            if (event instanceof BudgetRevenueReversed e) {
                revenue.add(e.revenueLine() + " -" + e.amount());
            }
        }
        return revenue;
    }
}
