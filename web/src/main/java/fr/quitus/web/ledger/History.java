package fr.quitus.web.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Historique d'un dossier, as whoever may read the file sees it, the oldest first. */
public record History(String file, List<Step> items) {
    /**
     * One event.
     *
     * @param sequence the version the file had after it
     * @param event its name in the log
     */
    public record Step(
            long sequence,
            String event,
            String actor,
            @Nullable String role,
            String command,
            @Nullable Instant occurredAt) {}
}
