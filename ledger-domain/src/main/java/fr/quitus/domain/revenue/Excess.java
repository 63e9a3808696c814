package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Excédents : what was paid and is not owed, until it is given back.
 *
 * @param unrecorded paid above the title, and never budget revenue
 * @param recorded budget revenue of a part of the title that was reduced after it was paid, by revenue line
 * @param since the day of the last one; forfeiture is counted from it
 */
public record Excess(
        Balance unrecorded,
        List<RevenueShare> recorded,
        @Nullable LocalDate since) {
    static final Excess NONE = new Excess(Balance.ZERO, List.of(), null);

    public Excess {
        recorded = List.copyOf(recorded);
    }

    public Balance total() {
        Balance total = unrecorded;
        for (RevenueShare share : recorded) {
            total = total.plus(share.amount());
        }
        return total;
    }

    /** Which budget revenue goes with a sum given back: what never was any goes first. */
    List<RevenueShare> recordedIn(Amount amount) {
        List<RevenueShare> taken = new ArrayList<>();
        Balance left = amount.balance().minus(Claim.min(unrecorded, amount.balance()));
        for (RevenueShare share : recorded) {
            Balance here = Claim.min(left, share.amount().balance());
            if (!here.isZero()) {
                taken.add(new RevenueShare(share.revenueLine(), here.amount()));
                left = left.minus(here);
            }
        }
        return taken;
    }

    Excess more(Balance paidAbove, LocalDate on) {
        return new Excess(unrecorded.plus(paidAbove), recorded, on);
    }

    Excess moreRecorded(List<ClaimShare> shares, LocalDate on) {
        List<RevenueShare> next = new ArrayList<>(recorded);
        shares.forEach(share -> next.add(new RevenueShare(share.revenueLine(), share.amount())));
        return shares.isEmpty() ? this : new Excess(unrecorded, next, on);
    }

    /** @param revenue what {@link #recordedIn} told of it */
    Excess less(Amount amount, List<RevenueShare> revenue) {
        List<RevenueShare> left = new ArrayList<>();
        int given = 0;
        for (RevenueShare share : recorded) {
            Balance rest = given < revenue.size()
                    ? share.amount().balance().minus(revenue.get(given).amount())
                    : share.amount().balance();
            if (!rest.isZero()) {
                left.add(new RevenueShare(share.revenueLine(), rest.amount()));
            }
            given++;
        }
        Balance ofRevenue = Balance.ZERO;
        for (RevenueShare share : revenue) {
            ofRevenue = ofRevenue.plus(share.amount());
        }
        return new Excess(unrecorded.minus(amount).plus(ofRevenue), left, since);
    }
}
