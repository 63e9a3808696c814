package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Excédents : what was paid and is not owed, until it is given back. Each is a claim on the State of its own and is
 * prescribed from its own year (loi 68-1250, art. 1er), whatever is paid too much after it; the oldest is given back
 * first.
 *
 * @param unrecorded paid above the title, and never budget revenue
 * @param recorded budget revenue of a part of the title that was reduced after it was paid, by revenue line
 * @param parts when each was paid or became owed, the oldest first; together they are the whole
 */
public record Excess(Balance unrecorded, List<RevenueShare> recorded, List<Part> parts) {
    static final Excess NONE = new Excess(Balance.ZERO, List.of(), List.of());

    /** What is left of the excess of one day. */
    public record Part(LocalDate on, Balance amount) {}

    public Excess {
        recorded = List.copyOf(recorded);
        parts = List.copyOf(parts);
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
        return new Excess(unrecorded.plus(paidAbove), recorded, with(on, paidAbove));
    }

    Excess moreRecorded(List<ClaimShare> shares, LocalDate on) {
        List<RevenueShare> next = new ArrayList<>(recorded);
        Balance more = Balance.ZERO;
        for (ClaimShare share : shares) {
            next.add(new RevenueShare(share.revenueLine(), share.amount()));
            more = more.plus(share.amount());
        }
        return shares.isEmpty() ? this : new Excess(unrecorded, next, with(on, more));
    }

    private List<Part> with(LocalDate on, Balance amount) {
        List<Part> next = new ArrayList<>(parts);
        next.add(new Part(on, amount));
        next.sort(Comparator.comparing(Part::on));
        return next;
    }

    private List<Part> without(Balance amount) {
        List<Part> next = new ArrayList<>();
        Balance given = amount;
        for (Part part : parts) {
            Balance here = Claim.min(given, part.amount());
            given = given.minus(here);
            if (!here.equals(part.amount())) {
                next.add(new Part(part.on(), part.amount().minus(here)));
            }
        }
        return next;
    }

    /** What of it is of days that this is true of. */
    Balance of(Predicate<LocalDate> days) {
        Balance sum = Balance.ZERO;
        for (Part part : parts) {
            sum = days.test(part.on()) ? sum.plus(part.amount()) : sum;
        }
        return sum;
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
        return new Excess(unrecorded.minus(amount).plus(ofRevenue), left, without(amount.balance()));
    }
}
