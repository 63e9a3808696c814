package fr.quitus.projections.asking;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of rows, with the cursor of the next. */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Object totals) {
    /** Rows a page has when nobody says how many. */
    public static final int ITEMS_DEFAULT = 100;
    /** Rows a page has at most. */
    public static final int ITEMS_MAX = 1_000;

    public Page {
        items = List.copyOf(items);
    }

    /** All rows at once, where their number is bounded by what they are. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null);
    }

    /** @param rows one row more than the limit when there is a next page */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorAfter) {
        if (rows.size() <= limit) {
            return whole(rows);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursorAfter.apply(items.getLast()), null);
    }

    public Page<T> with(@Nullable Object sums) {
        return new Page<>(items, next, sums);
    }

    /** The limit asked, checked. */
    public static int limit(@Nullable Integer asked, int otherwise) {
        int limit = asked == null ? otherwise : asked;
        if (limit < 1 || limit > ITEMS_MAX) {
            throw Refusals.invalid("limit est compris entre 1 et " + ITEMS_MAX + ".");
        }
        return limit;
    }
}
