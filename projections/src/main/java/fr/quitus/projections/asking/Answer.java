package fr.quitus.projections.asking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Réponse : what a question is answered, and as of when.
 *
 * @param position place in the log that the answer shows, whole
 * @param at when the event at that place was recorded; null on an empty view
 * @param next cursor of the next page; null on the last
 * @param letters événements en attente : those before {@code position} that the answer does not show, because a dead
 *     letter keeps them; absent when it shows all of them
 * @param totals sums over all pages, where the question has any
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Answer<T>(
        long position,
        @Nullable Instant at,
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer letters,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object totals) {
    public Answer {
        items = List.copyOf(items);
    }

    /** Of a view that shows everything up to the position. */
    public Answer(long position, @Nullable Instant at, List<T> items, @Nullable String next, @Nullable Object totals) {
        this(position, at, items, next, null, totals);
    }

    /** The same answer, told by other items. */
    public <R> Answer<R> with(List<R> told) {
        return new Answer<>(position, at, told, next, letters, totals);
    }
}
