package fr.quitus.projections.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that a rebuild found otherwise than it stands.
 *
 * @param live absent when only the rebuilt table has the row; same for {@code rebuilt}
 * @param right who agrees with a third folding, event by event
 * @param behind the last events that made the row
 */
public record Difference(
        String table,
        String key,
        @Nullable String live,
        @Nullable String rebuilt,
        Right right,
        List<Behind> behind) {
    /** Events told behind a row. */
    public static final int EVENTS_BEHIND_MAX = 20;

    /** Which of two rows a third folding agrees with. */
    public enum Right {
        LIVE,
        REBUILT,
        NEITHER,
        /** There were too many rows to fold them a third time in memory. */
        UNDECIDED
    }

    /** An event that made a row what it is. */
    public record Behind(long position, String event) {}

    public Difference {
        behind = List.copyOf(behind);
    }

    /** Not looked into yet. */
    static Difference of(String table, String key, @Nullable String live, @Nullable String rebuilt) {
        return new Difference(table, key, live, rebuilt, Right.UNDECIDED, List.of());
    }
}
