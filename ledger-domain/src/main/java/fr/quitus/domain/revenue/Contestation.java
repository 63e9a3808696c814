package fr.quitus.domain.revenue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Contestation : recovery waits until it is answered (GBCP art. 117). Silence is a rejection.
 *
 * @param answerBy the day on which silence has rejected it
 * @param outcome absent until it is decided
 */
public record Contestation(
        ContestationKind kind,
        LocalDate filedOn,
        LocalDate answerBy,
        @Nullable ContestationOutcome outcome) {
    boolean suspendsOn(LocalDate date) {
        return outcome == null ? date.isBefore(answerBy) : outcome == ContestationOutcome.UPHELD;
    }

    boolean isOpenOn(LocalDate date) {
        return outcome == null && date.isBefore(answerBy);
    }

    Contestation decided(ContestationOutcome next) {
        return new Contestation(kind, filedOn, answerBy, next);
    }
}
