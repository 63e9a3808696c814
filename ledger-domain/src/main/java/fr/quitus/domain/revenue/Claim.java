package fr.quitus.domain.revenue;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Créance d'un titre : its positions. A payment, a remission or a writing-off takes costs, then surcharges, then the
 * principal, earlier lines first.
 */
public record Claim(List<ClaimPosition> positions) {
    private static final Comparator<ClaimPosition> IN_ORDER =
            Comparator.comparing(ClaimPosition::part).thenComparing(ClaimPosition::line);

    public Claim {
        positions = List.copyOf(positions);
    }

    /** The principal, as the title's lines tell it. */
    static Claim of(List<ClaimLine> lines) {
        List<ClaimPosition> positions = new ArrayList<>();
        for (ClaimLine line : lines) {
            positions.add(ClaimPosition.of(
                    positions.size() + 1,
                    ClaimPart.PRINCIPAL,
                    line.revenueLine(),
                    line.account(),
                    null,
                    line.amount()));
        }
        return new Claim(positions);
    }

    public Balance remaining() {
        return sum(_ -> true, ClaimPosition::remaining);
    }

    public Balance remaining(ClaimPart part) {
        return sum(position -> position.part() == part, ClaimPosition::remaining);
    }

    public Balance collected() {
        return sum(_ -> true, ClaimPosition::collected);
    }

    public Balance remitted() {
        return sum(_ -> true, ClaimPosition::remitted);
    }

    public Balance writtenOff() {
        return sum(_ -> true, ClaimPosition::writtenOff);
    }

    Balance sum(Predicate<ClaimPosition> which, Function<ClaimPosition, Balance> figure) {
        Balance sum = Balance.ZERO;
        for (ClaimPosition position : positions) {
            sum = which.test(position) ? sum.plus(figure.apply(position)) : sum;
        }
        return sum;
    }

    /** How a payment is taken by what is left. */
    List<ClaimShare> paidBy(Amount amount) {
        return spread(amount.balance(), _ -> true, ClaimPosition::remaining);
    }

    /** The same of money that was there before anything was added to the principal: it pays the principal first. */
    List<ClaimShare> paidInTimeBy(Amount amount) {
        Balance principal = min(amount.balance(), remaining(ClaimPart.PRINCIPAL));
        List<ClaimShare> shares = new ArrayList<>(
                spread(principal, position -> position.part() == ClaimPart.PRINCIPAL, ClaimPosition::remaining));
        shares.addAll(spread(
                amount.balance().minus(principal),
                position -> position.part() != ClaimPart.PRINCIPAL,
                ClaimPosition::remaining));
        return shares;
    }

    /** The same of one part only. */
    List<ClaimShare> spread(Balance amount, Predicate<ClaimPosition> which, Function<ClaimPosition, Balance> room) {
        List<ClaimShare> shares = new ArrayList<>();
        Balance left = amount;
        for (ClaimPosition position :
                positions.stream().filter(which).sorted(IN_ORDER).toList()) {
            Balance here = min(left, room.apply(position));
            if (!here.isZero()) {
                shares.add(new ClaimShare(position.line(), position.part(), position.revenueLine(), here.amount()));
                left = left.minus(here);
            }
        }
        return shares;
    }

    Claim booked(FiscalYear year) {
        return new Claim(positions.stream()
                .map(position -> position.bookedIn() == null ? position.bookedIn(year) : position)
                .toList());
    }

    /** Costs or a surcharge are due too. */
    Claim with(ClaimPart part, RevenueLine line, AccountCode account, FiscalYear year, Amount amount) {
        List<ClaimPosition> next = new ArrayList<>(positions);
        next.add(ClaimPosition.of(positions.size() + 1, part, line, account, year, amount));
        return new Claim(next);
    }

    Claim collected(List<ClaimShare> shares) {
        return each(shares, ClaimPosition::collected);
    }

    Claim reduced(List<ClaimShare> shares) {
        return each(shares, ClaimPosition::reduced);
    }

    /** What was collected of a part that is no longer due is given back. */
    Claim givenBack(List<ClaimShare> shares) {
        return each(shares, (position, amount) -> position.collected(Balance.ZERO.minus(amount)));
    }

    Claim remitted(List<ClaimShare> shares) {
        return each(shares, ClaimPosition::remitted);
    }

    Claim writtenOff(List<ClaimShare> shares) {
        return each(shares, ClaimPosition::writtenOff);
    }

    private Claim each(List<ClaimShare> shares, BiFunction<ClaimPosition, Balance, ClaimPosition> step) {
        List<ClaimPosition> next = new ArrayList<>(positions);
        for (ClaimShare share : shares) {
            next.set(
                    share.line() - 1,
                    step.apply(next.get(share.line() - 1), share.amount().balance()));
        }
        return new Claim(next);
    }

    static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
