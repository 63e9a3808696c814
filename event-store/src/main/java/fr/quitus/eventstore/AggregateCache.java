package fr.quitus.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/**
 * Aggregates in memory, a bounded number of them, held strongly: Axon's own weak cache loses an entry at the next young
 * collection.
 */
public class AggregateCache implements Cache, CachedStates {

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates;

    /** Keeps the aggregates used most and latest. */
    public AggregateCache(int aggregatesMax) {
        this.aggregates = Caffeine.newBuilder().maximumSize(aggregatesMax).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // Axon's signature; null: absent
    public <K, V> V get(K key) {
        return (V) aggregates.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.asMap().remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to this cache");
    }

    @Override
    public void forget(String aggregateId) {
        aggregates.invalidate(aggregateId);
    }

    @Override
    public void forgetAll() {
        aggregates.invalidateAll();
    }
}
