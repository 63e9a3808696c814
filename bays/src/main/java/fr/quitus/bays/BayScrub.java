package fr.quitus.bays;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lecture intégrale d'une baie : what reading all its pages past the caches has shown.
 *
 * @param scannedAt when the last pass over all its pages ended; null while none did since it was filled
 * @param pages that this pass read, of 8 kB
 * @param took how long it lasted, its pauses included
 * @param pagesNow pages read by the pass under way
 * @param damage what was last found in it, in French, by its pages or its log, be it repaired since; null when nothing
 * @param damagedAt when it was found
 */
public record BayScrub(
        Verdict verdict,
        @Nullable Instant scannedAt,
        long pages,
        Duration took,
        long pagesNow,
        @Nullable String damage,
        @Nullable Instant damagedAt) {
    /** What is known of what the bay holds. */
    public enum Verdict {
        /** It was not read whole yet. */
        UNREAD,
        /** Its last whole pass found nothing. */
        SOUND,
        /** Something was found, and is not repaired yet. */
        DAMAGED
    }
}
