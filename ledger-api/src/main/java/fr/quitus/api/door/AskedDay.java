package fr.quitus.api.door;

import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.actor.Act;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Jour demandé : the date a question about the law or the chart names, or today in Paris. */
final class AskedDay {
    private AskedDay() {}

    /**
     * @param on as it was asked; absent means today
     * @throws DoorRefused when it is no date
     */
    static LocalDate of(@Nullable String on, LedgerClock clock) {
        if (on == null) {
            return clock.now().atZone(Act.PARIS).toLocalDate();
        }
        try {
            return LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, "Une date (on) est de la forme 2026-03-01.");
        }
    }
}
