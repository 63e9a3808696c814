package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where the views of this node stood when it last looked or moved them; the lock of each tells the truth. For the live
 * driver's thread alone.
 */
final class Places {
    private final ProjectionRegistry registry;
    private final Database database;
    private final Duration trusted;
    private Map<String, Bookmark> known = new HashMap<>();
    private long knownSince;
    private boolean lookAgain = true;
    /** How many orders of operators had been given then, on this node. */
    private long orders = -1;
    /** When this node last said which tables it follows; 0 before it did. */
    private long followingSaid;

    /** @param trusted how long it is believed that nobody else moved a view */
    Places(ProjectionRegistry registry, Database database, Duration trusted) {
        this.registry = registry;
        this.database = database;
        this.trusted = trusted;
    }

    /** Has the next look go to the database. */
    void lookAgain() {
        lookAgain = true;
    }

    /** The views that follow the log, by where they stand. */
    NavigableMap<Long, List<Projection>> byPosition() {
        long ordersNow = registry.orders();
        if (lookAgain || orders != ordersNow || since(knownSince) > trusted.toNanos()) {
            known = new HashMap<>(registry.bookmarks());
            knownSince = System.nanoTime();
            orders = ordersNow;
            lookAgain = false;
            sayFollowing();
        }
        NavigableMap<Long, List<Projection>> places = new TreeMap<>();
        for (Projection projection : registry.all()) {
            Bookmark bookmark = known.get(projection.name());
            if (bookmark != null && bookmark.follows(projection)) {
                places.computeIfAbsent(bookmark.position(), _ -> new ArrayList<>())
                        .add(projection);
            }
        }
        return places;
    }

    /** Else a rebuild of another release may drop the tables that this node reads. */
    private void sayFollowing() {
        if (followingSaid == 0 || since(followingSaid) > Following.SAID_EVERY.toNanos()) {
            List<Bookmark> followed = known.values().stream()
                    .filter(bookmark -> bookmark.state() != ProjectionState.OUTDATED)
                    .toList();
            database.write(Database.Side.LIVE, connection -> {
                Following.say(connection, followed);
                return true;
            });
            followingSaid = System.nanoTime();
        }
    }

    private static long since(long then) {
        return System.nanoTime() - then;
    }

    long of(Projection projection) {
        Bookmark bookmark = known.get(projection.name());
        return bookmark != null && bookmark.follows(projection) ? bookmark.position() : LogReader.BEFORE_FIRST;
    }

    boolean aside(Projection projection) {
        Bookmark bookmark = known.get(projection.name());
        return bookmark != null && bookmark.aside();
    }

    /** Notes where a view stands, read under its lock. @return whether it is not where it was */
    boolean note(Projection projection, Bookmark now) {
        // Another release's tables may stand there by now, and this one's on the other side.
        lookAgain |= now.version() != projection.version();
        return !now.equals(known.put(now.name(), now));
    }
}
