package fr.quitus.domain.revenue;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
import org.jspecify.annotations.Nullable;

/**
 * Position d'une créance : one line of the title, or what was added to it. What is left = due − collected − reduced −
 * remitted − written off, never negative.
 *
 * @param line its number, from 1
 * @param account the product it was booked on
 * @param bookedIn the year of that entry, which a reduction is booked by; absent until the title is taken in charge
 */
public record ClaimPosition(
        int line,
        ClaimPart part,
        RevenueLine revenueLine,
        AccountCode account,
        @Nullable FiscalYear bookedIn,
        Amount due,
        Balance collected,
        Balance reduced,
        Balance remitted,
        Balance writtenOff) {
    static ClaimPosition of(
            int line,
            ClaimPart part,
            RevenueLine revenueLine,
            AccountCode account,
            @Nullable FiscalYear bookedIn,
            Amount due) {
        return new ClaimPosition(
                line,
                part,
                revenueLine,
                account,
                bookedIn,
                due,
                Balance.ZERO,
                Balance.ZERO,
                Balance.ZERO,
                Balance.ZERO);
    }

    /** Reste à recouvrer. */
    public Balance remaining() {
        return due.balance().minus(collected).minus(reduced).minus(remitted).minus(writtenOff);
    }

    ClaimPosition bookedIn(FiscalYear year) {
        return new ClaimPosition(line, part, revenueLine, account, year, due, collected, reduced, remitted, writtenOff);
    }

    ClaimPosition collected(Balance more) {
        return new ClaimPosition(
                line, part, revenueLine, account, bookedIn, due, collected.plus(more), reduced, remitted, writtenOff);
    }

    ClaimPosition reduced(Balance more) {
        return new ClaimPosition(
                line, part, revenueLine, account, bookedIn, due, collected, reduced.plus(more), remitted, writtenOff);
    }

    ClaimPosition remitted(Balance more) {
        return new ClaimPosition(
                line, part, revenueLine, account, bookedIn, due, collected, reduced, remitted.plus(more), writtenOff);
    }

    ClaimPosition writtenOff(Balance more) {
        return new ClaimPosition(
                line, part, revenueLine, account, bookedIn, due, collected, reduced, remitted, writtenOff.plus(more));
    }
}
