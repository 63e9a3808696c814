package fr.quitus.app.archive;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was met lately: the longest unasked goes when there are too many. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    static final int ENTRIES_MAX = 50_000;

    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;

    Recent() {
        super(16, LOAD, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > ENTRIES_MAX;
    }
}
