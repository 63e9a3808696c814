package fr.quitus.bays;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lecture intégrale des baies : all that the bays hold is read again and again, past every cache, so that what rots is
 * found while the others still have it. What is found is put before the supervision, which decides.
 */
final class Scrubbing {
    private static final Logger log = LoggerFactory.getLogger(Scrubbing.class);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final StorageWatch storages;
    private final PageNaming naming;
    private final Map<BayName, BayScrubber> scrubbers = new EnumMap<>(BayName.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile RowNames rowNames = (page, sound) -> Optional.empty();

    Scrubbing(Cluster cluster, StorageWatch storages) {
        this.cluster = cluster;
        this.storages = storages;
        this.naming = new PageNaming(cluster);
        cluster.bays().forEach(bay -> scrubbers.put(bay.name(), new BayScrubber(bay, cluster, this)));
    }

    void start() {
        scrubbers.forEach((name, scrubber) -> threads.add(Thread.ofPlatform()
                .daemon()
                .name("quitus-scrub-" + name.folder())
                .start(scrubber)));
    }

    BayScrubber of(Bay bay) {
        BayScrubber scrubber = scrubbers.get(bay.name());
        if (scrubber == null) {
            throw new IllegalStateException("no bay " + bay.name());
        }
        return scrubber;
    }

    void nameRowsBy(RowNames names) {
        rowNames = names;
    }

    /** A page of a bay is wrong. The bays that have the same page wrong are accused with it, in one breath. */
    void found(Bay bay, PageFile file, long block, PageConfirmation.Wrong wrong) {
        List<Bay> alike = of(bay).alike(file, block);
        Map<Bay, String> faults = new LinkedHashMap<>();
        for (Bay other : alike) {
            String what =
                    naming.name(other, file, block, wrong, Optional.empty()).sentence();
            faults.put(other, what + ", comme dans la baie " + bay.name());
        }
        Optional<Bay> sound = cluster.others(bay).stream()
                .filter(other -> StorageWatch.serves(other) && !alike.contains(other))
                .findFirst();
        DamagedPage page = naming.name(bay, file, block, wrong, sound);
        String rows = sound.flatMap(other -> rowsOf(page, other))
                .map(names -> ", où se trouve " + names)
                .orElse("");
        faults.put(bay, page.sentence() + rows);
        found(faults, true);
    }

    private Optional<String> rowsOf(DamagedPage page, Bay sound) {
        try {
            return rowNames.rowsOf(page, sound.name());
        } catch (RuntimeException e) {
            log.warn("what {} holds has no name: {}", page.file(), e.toString());
            return Optional.empty();
        }
    }

    /** Puts before the supervision what was found in a bay, and tells it once. */
    void found(Bay bay, String what, boolean ofPages) {
        found(Map.of(bay, what), ofPages);
    }

    private void found(Map<Bay, String> faults, boolean ofPages) {
        Map<BayName, StorageFault> accusations = new EnumMap<>(BayName.class);
        faults.forEach((bay, what) -> {
            of(bay).found(what, ofPages);
            accusations.put(bay.name(), StorageFault.rots("Le contenu de la baie est altéré : " + what + "."));
        });
        Set<BayName> accused = storages.accuse(accusations);
        faults.forEach((bay, what) -> {
            if (accused.contains(bay.name())) {
                cluster.emit(new BayEvent.DamageFound(bay.name(), what));
            }
        });
    }

    void mended(Bay bay, Duration duration) {
        storages.withdraw(bay);
        cluster.emit(new BayEvent.DamageMended(bay.name(), duration));
    }

    /** Returns when no thread reads a bay any more, or when a disk keeps one for too long to wait for. */
    void end() {
        for (Thread thread : threads) {
            try {
                if (!thread.join(END_TIMEOUT)) {
                    log.warn("{} is held up by its disk and is left behind", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
