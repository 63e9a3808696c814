package fr.quitus.bays;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Three storage bays run by the application itself: one primary and two standbys, any one of which must have a write
 * on its disk before the write is acknowledged. The loss of any one bay loses nothing acknowledged; another takes over
 * and the lost one is filled again.
 *
 * <p>Clients use one address for all three ({@link #jdbcUrl}); whoever is primary answers. Whoever opens the bays
 * closes them, from the application's shutdown; after a kill the next opening sets things right.
 */
public final class EmbeddedBays implements AutoCloseable {
    private static final Duration READING_TIMEOUT = Duration.ofSeconds(60);

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final Supervision supervision;
    private boolean closed;

    private EmbeddedBays(DirectoryLock lock, Cluster cluster, Supervision supervision) {
        this.lock = lock;
        this.cluster = cluster;
        this.supervision = supervision;
    }

    /**
     * Returns when a primary and at least one standby receive every write; at the very first opening, all three.
     *
     * @throws StorageException when another process keeps the folder, or when starting could lose acknowledged writes
     */
    public static EmbeddedBays open(BaySettings settings) {
        DirectoryLock lock = DirectoryLock.acquire(settings.directory());
        Cluster cluster;
        try {
            cluster = new Cluster(settings);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        Takeover takeover = new Takeover(cluster);
        Seeding seeding = new Seeding(cluster);
        EmbeddedBays bays = new EmbeddedBays(lock, cluster, new Supervision(cluster, takeover, seeding));
        try {
            Opening opening = new Opening(cluster, takeover, seeding);
            opening.open();
            bays.supervision.start();
            opening.awaitQuorum(1);
            return bays;
        } catch (RuntimeException e) {
            bays.close();
            throw e;
        }
    }

    /** One address for all bays: the driver tries each and keeps the one that is primary. */
    public String jdbcUrl(String database) {
        String hosts =
                cluster.bays().stream().map(bay -> "127.0.0.1:" + bay.port()).collect(Collectors.joining(","));
        return "jdbc:postgresql://" + hosts + "/" + database
                + "?targetServerType=primary&hostRecheckSeconds=0&connectTimeout=1" + loginTimeout() + "&socketTimeout="
                + cluster.settings().primarySilence().multipliedBy(2).toSeconds()
                + "&tcpKeepAlive=true&cancelSignalTimeout=1";
    }

    /** The address of one bay, whatever its role: a standby answers reads. */
    public String jdbcUrl(BayName bay, String database) {
        return jdbcUrl(bay, database, READING_TIMEOUT);
    }

    /** The same for whoever waits no longer than that for an answer. */
    public String jdbcUrl(BayName bay, String database, Duration answerTimeout) {
        return "jdbc:postgresql://127.0.0.1:" + cluster.bay(bay).port() + "/" + database
                + "?connectTimeout=1" + loginTimeout() + "&socketTimeout=" + answerTimeout.toSeconds()
                + "&tcpKeepAlive=true";
    }

    private String loginTimeout() {
        return "&loginTimeout=" + cluster.settings().answerTimeout().toSeconds();
    }

    public String adminUser() {
        return Bay.ADMIN;
    }

    public String adminPassword() {
        return cluster.adminPassword();
    }

    /** The bays as last seen, at most a few hundred milliseconds ago. Empty until first seen. */
    public List<BayStatus> statuses() {
        return supervision.statuses();
    }

    /** What reading all that a bay holds has shown so far. */
    public BayScrub scrub(BayName bay) {
        return supervision.scrubbing().of(cluster.bay(bay)).status();
    }

    /** Names what a damaged page held, for the operator; until then pages are named by their relation alone. */
    public void nameRowsBy(RowNames names) {
        supervision.scrubbing().nameRowsBy(names);
    }

    /**
     * What a bay holds was compared with the others and is wrong, which both others agree on. It is fenced and filled
     * again as soon as both others can do without it; a primary once another has taken over.
     *
     * @param what in French, without a stop
     */
    public void accuse(BayName bay, String what) {
        supervision.scrubbing().found(cluster.bay(bay), what, false);
    }

    /** Bays were compared and nobody can tell which is right: an operator is told, nothing is done. */
    public void tellDisagreement(String what) {
        cluster.emit(new BayEvent.BaysDisagree(what));
    }

    /** The bay that takes the writes, or that will as soon as it can. */
    public BayName primary() {
        return cluster.term().primary();
    }

    /**
     * Carries out what an operator orders, one order at a time; returns when it is done, or when the bay is on its way
     * back and {@link #statuses} tell the rest. Repeating an order changes nothing more.
     *
     * @throws BayActRefused when it could lose data or stop writes, or was not carried out to its end
     */
    public BayActDone carryOut(BayOrder order) {
        return supervision.carryOut(order);
    }

    /** How a bay that is to count again is compared with the primary; until this is told, none comes back. */
    public void comparing(BayComparison comparison) {
        supervision.returning().comparing(comparison);
    }

    /** The listener is called while the bays wait for it: it must be quick. */
    public void onEvent(Consumer<BayEvent> listener) {
        cluster.addListener(listener);
    }

    /** For demonstrations and tests: kills the processes of a bay and deletes its folder, as a lost storage would. */
    public void destroy(BayName bay) {
        cluster.bay(bay).destroy();
    }

    /** What a kill of the application leaves: nobody watches, the folder is free, the instances go on. For tests. */
    synchronized void abandon() {
        closed = true;
        supervision.end();
        lock.close();
    }

    /** Stops the primary first, so that the standbys receive its last word. May be called again. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            supervision.end();
            cluster.primary().stop();
            cluster.keptBesides(cluster.primary()).forEach(Bay::stop);
        } finally {
            lock.close();
        }
    }
}
