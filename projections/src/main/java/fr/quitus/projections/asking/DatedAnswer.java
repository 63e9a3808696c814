package fr.quitus.projections.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Réponse datée : what the books say on one date, as known at one position of the log. The same question
 * about the same dates and position has the same bytes for ever, once no dead letter is kept before it.
 *
 * @param position the last place in the log that is known to the answer
 * @param at when the last entry known to the answer was recorded; null when there is none
 * @param from first date of the period, {@code asOf} the last one; null where the answer counts whatever the date
 * @param sha256 of the canonical JSON (RFC 8785) of {@code items}
 * @param next cursor of the next page; null on the last
 * @param letters événements en attente : those that the answer may not show, because a dead letter keeps them; absent
 *     when there is none
 * @param totals sums over all pages, where the question has any
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DatedAnswer<T>(
        long position,
        @Nullable Instant at,
        @Nullable LocalDate from,
        @Nullable LocalDate asOf,
        String sha256,
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer letters,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object totals) {
    public DatedAnswer {
        items = List.copyOf(items);
    }
}
