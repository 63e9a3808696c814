package fr.quitus.bays;

import fr.quitus.bays.StorageProbe.Look;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the storage of each bay. The supervision asks and is answered at once; whoever asks the disks does
 * it in other threads, two for each bay, which may hang for as long as the disks do.
 */
final class StorageWatch {
    private static final Logger log = LoggerFactory.getLogger(StorageWatch.class);

    private final Cluster cluster;
    private final Map<BayName, Probing> probings = new EnumMap<>(BayName.class);
    private final Shrinkage shrinkage = new Shrinkage();
    /** Replaced as a whole: who sees one accusation sees all that were made with it. */
    private final AtomicReference<Map<BayName, StorageFault>> accusations = new AtomicReference<>(Map.of());

    StorageWatch(Cluster cluster) {
        this.cluster = cluster;
        for (Bay bay : cluster.bays()) {
            StorageProbe probe = new StorageProbe(bay, cluster.adminPassword());
            probings.put(
                    bay.name(),
                    new Probing(
                            (served, known, slot) -> start(bay, () -> probe.look(served, known, slot)),
                            cluster.settings().probes(),
                            System.nanoTime()));
        }
        cluster.hanging(bay -> of(bay).hangs(System.nanoTime()));
    }

    private static CompletableFuture<Look> start(Bay bay, Supplier<Look> look) {
        CompletableFuture<Look> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("quitus-probe-" + bay.name().folder()).start(() -> {
            try {
                result.complete(look.get());
            } catch (RuntimeException e) {
                log.error("the probe of bay {} stumbled", bay.name(), e);
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Begins to ask each disk, again and again, whether its bay is still there. */
    void start() {
        for (Bay bay : cluster.bays()) {
            bay.lookWhetherPresent();
            Thread.ofPlatform()
                    .daemon()
                    .name("quitus-presence-" + bay.name().folder())
                    .start(() -> {
                        while (!cluster.stopping()) {
                            bay.lookWhetherPresent();
                            LockSupport.parkNanos(
                                    cluster.settings().checkInterval().toNanos());
                        }
                    });
        }
    }

    /** Takes what looks found and starts the next ones. Never waits. */
    void look() {
        long now = System.nanoTime();
        for (Bay bay : cluster.bays()) {
            Probing probing = of(bay);
            if (cluster.term().isRemoved(bay.name())) {
                probing.follow(false, 0, now); // nobody writes there any more, be it to try
                continue;
            }
            boolean doubted = probing.doubt() != null;
            if (probing.follow(serves(bay), bay.processId(), now)) {
                shrinkage.forget(bay.name());
                withdraw(bay);
                doubted = false;
            }
            Look look = probing.ended(now);
            if (look != null) {
                probing.judge(faultOf(bay, look), now);
            }
            probing.startWhenDue(now);
            tell(bay, doubted, probing.doubt());
        }
    }

    private @Nullable StorageFault faultOf(Bay bay, Look look) {
        if (look.fault() != null || look.extent() == null) {
            return look.fault();
        }
        shrinkage.seen(bay.name(), look.extent());
        String contradiction = shrinkage.contradiction(bay.name());
        return contradiction == null
                ? null
                : StorageFault.lies("Le stockage ne rend pas ce qui y a été écrit : " + contradiction + ".");
    }

    private void tell(Bay bay, boolean doubted, @Nullable StorageFault doubt) {
        if (!doubted && doubt != null && serves(bay)) {
            cluster.emit(new BayEvent.BaySuspected(bay.name(), doubt.detail()));
        } else if (doubted && doubt == null && serves(bay)) {
            cluster.emit(new BayEvent.DoubtLifted(bay.name()));
        }
    }

    /** True when the bay runs and counts. */
    static boolean serves(Bay bay) {
        return !bay.reseeding() && bay.isAlive() && bay.present();
    }

    private Probing of(Bay bay) {
        Probing probing = probings.get(bay.name());
        if (probing == null) {
            throw new IllegalStateException("no bay " + bay.name());
        }
        return probing;
    }

    /**
     * What somebody else found and proved in bays that serve. It holds until a bay is started or filled again. Bays
     * that have the same fault are accused together: one alone would be fenced for another that is no better.
     *
     * @return those that did not stand accused already
     */
    Set<BayName> accuse(Map<BayName, StorageFault> faults) {
        Map<BayName, StorageFault> before = accusations.getAndUpdate(made -> {
            Map<BayName, StorageFault> all = new EnumMap<>(faults);
            all.putAll(made);
            return all;
        });
        Set<BayName> accused = EnumSet.copyOf(faults.keySet());
        accused.removeAll(before.keySet());
        return accused;
    }

    /** What the bay was accused of is no longer there. */
    void withdraw(Bay bay) {
        accusations.updateAndGet(made -> {
            Map<BayName, StorageFault> left = new HashMap<>(made);
            left.remove(bay.name());
            return left;
        });
    }

    /** Why the bay is doubted; null when it is not. */
    @Nullable StorageFault doubt(Bay bay) {
        StorageFault accusation = accusations.get().get(bay.name());
        return accusation == null ? of(bay).doubt() : accusation;
    }

    /** Why a bay that serves must not go on; null when it may. A lie goes before what was found by reading. */
    @Nullable StorageFault verdict(Bay bay) {
        if (!serves(bay)) {
            return null;
        }
        StorageFault found = of(bay).verdict(System.nanoTime());
        StorageFault accusation = accusations.get().get(bay.name());
        return accusation == null || (found != null && found.isLie()) ? found : accusation;
    }

    /** True when the bay serves, all that was tried on its storage went well, and nobody found anything else. */
    boolean sound(Bay bay) {
        return serves(bay) && of(bay).passes() && !accusations.get().containsKey(bay.name());
    }

    /** True when what was tried on the folder of a bay that does not serve went well: it may be filled. */
    boolean accepts(Bay bay) {
        return !serves(bay) && of(bay).passes();
    }

    @Nullable Look last(Bay bay) {
        return of(bay).last();
    }

    long abandoned(Bay bay) {
        return of(bay).abandoned();
    }

    /** Returns when no look touches a bay any more, or when it has lasted too long to wait for. */
    void end() {
        List<CompletableFuture<Look>> running = probings.values().stream()
                .flatMap(probing -> probing.running().stream())
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                    .get(cluster.settings().probes().timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            log.warn("a look at a storage did not end: {}", e.toString());
        }
    }
}
