package fr.quitus.api.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Quotas : how much one user may send, whatever the load; a bucket of tokens that fills again. */
public final class Quotas {
    /** Users remembered; the longest silent is forgotten, which fills his bucket. */
    static final int USERS_MAX = 10_000;
    /** A user may send what he saved up in so long at once. */
    static final int SAVED_MAX_S = 2;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > USERS_MAX;
        }
    };

    /** @param perSecond requests of one user; 0 means no quota */
    public Quotas(int perSecond, LongSupplier nanos) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("a quota of " + perSecond + " requests a second");
        }
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** In parts of a token, so that none is lost to rounding: a second fills {@code perSecond} × {@link #SECOND}. */
    private static final class Bucket {
        private long parts;
        private long at;
    }

    /** Whether he may send one more now. */
    public boolean take(String user) {
        if (perSecond == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        synchronized (buckets) {
            Bucket bucket = buckets.get(user);
            long full = perSecond * SAVED_MAX_S;
            if (bucket == null) {
                bucket = new Bucket();
                bucket.parts = full * SECOND;
                bucket.at = now;
                buckets.put(user, bucket);
            }
            long past = Math.min(now - bucket.at, SAVED_MAX_S * SECOND);
            bucket.parts = Math.min(bucket.parts + past * perSecond, full * SECOND);
            bucket.at = now;
            if (bucket.parts < SECOND) {
                return false;
            }
            bucket.parts -= SECOND;
            return true;
        }
    }

    /** Users remembered now. */
    int users() {
        synchronized (buckets) {
            return buckets.size();
        }
    }
}
