package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plan de règlement échelonné : while it is kept, recovery waits.
 *
 * @param collectedBefore what had been collected when it was granted
 * @param defaultedOn the day it was found not to be kept; absent while it is
 */
public record InstalmentPlan(
        List<Instalment> schedule,
        Balance collectedBefore,
        @Nullable LocalDate defaultedOn) {
    /** More instalments than this are a plan for another generation. */
    public static final int INSTALMENTS_MAX = 120;

    public InstalmentPlan {
        schedule = List.copyOf(schedule);
    }

    boolean isKept() {
        return defaultedOn == null;
    }

    InstalmentPlan defaulted(LocalDate on) {
        return new InstalmentPlan(schedule, collectedBefore, on);
    }

    /** What should have been paid before this day, and was not. */
    Balance missing(Balance collected, LocalDate today) {
        Balance owed = Balance.ZERO;
        for (Instalment instalment : schedule) {
            owed = instalment.dueOn().isBefore(today) ? owed.plus(instalment.amount()) : owed;
        }
        Balance missing = owed.minus(collected.minus(collectedBefore));
        return missing.isNegative() ? Balance.ZERO : missing;
    }

    /** The first instalment that what was paid does not cover. */
    Optional<Instalment> firstMissed(Balance collected, LocalDate today) {
        Balance paid = collected.minus(collectedBefore);
        for (Instalment instalment : schedule) {
            paid = paid.minus(instalment.amount());
            if (paid.isNegative() && instalment.dueOn().isBefore(today)) {
                return Optional.of(instalment);
            }
        }
        return Optional.empty();
    }
}
