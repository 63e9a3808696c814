package fr.quitus.bench;

import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A title from the claim to the money: established, issued, taken in charge, collected. */
final class TitleFile extends TrafficFile {
    private static final int ACTS = 4;
    private static final int DUE_DAYS = 45;
    private static final RevenueLine LINE = RevenueLine.of("2306");
    private static final Debtor DEBTOR = new Debtor(Siret.of("22222222200022"), "Commune");

    private final int count;
    private final Amount amount;
    private final String reference;
    private @Nullable RevenueOrderNumber title;
    private long version;

    TitleFile(TrafficOffice office, int count) {
        super(office, office.run() + "-" + office.name() + "-t" + count);
        this.count = count;
        this.amount = Amount.euros(50L + count % 500);
        this.reference = "RECETTE-" + office.run() + "-" + office.name() + "-" + count;
    }

    @Override
    boolean goesOn() {
        return step() < ACTS;
    }

    @Override
    TrafficLane lane() {
        return TrafficLane.TITLE;
    }

    @Override
    Act act() {
        if (step() == 0) {
            ClaimLine line = new ClaimLine(LINE, YearCast.PRODUCT, amount);
            FiscalYear year = FiscalYear.of(office().day().getYear());
            return new Act(
                    new EstablishClaim(year, office().centre(), DEBTOR, "Redevance", List.of(line)),
                    office().manager(count),
                    null);
        }
        RevenueOrderNumber number = Objects.requireNonNull(title);
        return switch (step()) {
            case 1 ->
                new Act(
                        new IssueRevenueOrder(number, office().day().plusDays(DUE_DAYS)),
                        office().officer(count),
                        version);
            case 2 -> new Act(new TakeInCharge(number), office().accountant(count), version);
            default ->
                new Act(
                        new AllocateReceipt(number, amount, null, office().day(), YearCast.TREASURY, reference),
                        office().accountant(count),
                        version);
        };
    }

    @Override
    void keep(Door.Reply reply) {
        version = reply.version();
        if (step() == 0) {
            title = RevenueOrderNumber.of(reply.id("revenueOrderNumber"));
        }
    }
}
