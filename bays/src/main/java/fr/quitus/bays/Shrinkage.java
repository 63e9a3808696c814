package fr.quitus.bays;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fichiers raccourcis : files of tables that became shorter in one bay alone. PostgreSQL does not notice: it asks the
 * file how long it is. What it shortens itself goes through the log, hence happens in every bay; so a file that became
 * shorter here, and did not in another bay that has applied the log as far, was cut by something else.
 */
final class Shrinkage {
    /**
     * A file that became shorter.
     *
     * @param bytes how long it was
     * @param lsn whoever has applied the log up to here has shortened it too, if it was PostgreSQL
     */
    private record Shortened(long bytes, long lsn) {}

    private final Map<BayName, Extent> latest = new EnumMap<>(BayName.class);
    private final Map<BayName, Map<String, Shortened>> shortened = new EnumMap<>(BayName.class);

    /** The bay was started, stopped or filled again: what was seen before says nothing of what is there now. */
    void forget(BayName bay) {
        latest.remove(bay);
        shortened.remove(bay);
    }

    void seen(BayName bay, Extent extent) {
        Map<String, Shortened> known = shortened.computeIfAbsent(bay, name -> new HashMap<>());
        Extent before = latest.put(bay, extent);
        if (before != null) {
            before.bytes().forEach((file, bytes) -> {
                if (extent.bytes(file) < bytes && bytes > 0) {
                    known.putIfAbsent(file, new Shortened(bytes, extent.lsnAfter()));
                }
            });
        }
        known.entrySet()
                .removeIf(entry ->
                        extent.bytes(entry.getKey()) >= entry.getValue().bytes());
    }

    /** A file that this bay has shorter than another, in French; null when there is none. */
    @Nullable String contradiction(BayName bay) {
        Extent mine = latest.get(bay);
        if (mine == null) {
            return null;
        }
        for (Map.Entry<String, Shortened> entry :
                shortened.getOrDefault(bay, Map.of()).entrySet()) {
            String file = entry.getKey();
            for (Map.Entry<BayName, Extent> other : latest.entrySet()) {
                if (other.getKey() != bay && contradicts(other.getValue(), file, entry.getValue(), mine)) {
                    return "le fichier base/" + file + " est passé de "
                            + entry.getValue().bytes() + " à "
                            + Math.max(0, mine.bytes(file)) + " octets, et non dans la baie " + other.getKey();
                }
            }
        }
        return null;
    }

    private static boolean contradicts(Extent other, String file, Shortened what, Extent mine) {
        return other.lsnBefore() >= what.lsn()
                && other.bytes(file) >= what.bytes()
                && mine.lsnBefore() >= other.lsnAfter()
                && mine.bytes(file) < other.bytes(file);
    }
}
