package fr.quitus.bays;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From whatever the folders hold to a primary and its standbys. What cannot be repaired here is left to supervision.
 */
final class Opening {
    private static final Logger log = LoggerFactory.getLogger(Opening.class);
    private static final String FOUNDING_FILE = "founding";

    private final Cluster cluster;
    private final Takeover takeover;
    private final Seeding seeding;

    Opening(Cluster cluster, Takeover takeover, Seeding seeding) {
        this.cluster = cluster;
        this.takeover = takeover;
        this.seeding = seeding;
    }

    void open() {
        // Left by an application that was killed. All that was acknowledged is on disk: killing loses nothing.
        Term known = lastTerm();
        cluster.bays().stream()
                .filter(bay -> known == null || !known.isRemoved(bay.name()))
                .forEach(Bay::kill);
        List<StartPlan.Finding> findings = cluster.bays().stream()
                .map(bay -> known != null && known.isRemoved(bay.name()) ? lookAtRemoved(bay) : look(bay))
                .toList();
        Path forcedFile = cluster.settings().directory().resolve(BaysAtRest.FORCED_PRIMARY);
        StartPlan plan = StartPlan.decide(findings, forced(forcedFile));
        log.info("{} from {}", plan, findings);
        switch (plan) {
            case StartPlan.Found() -> found();
            case StartPlan.Lead(Term term) -> lead(term);
            case StartPlan.Elect(Term last) -> elect(last);
            case StartPlan.Force(Term term) -> {
                force(term);
                Folders.delete(forcedFile);
            }
            case StartPlan.Refuse(String message) -> throw new StorageException(message);
        }
    }

    private @Nullable Term lastTerm() {
        return cluster.bays().stream()
                .flatMap(bay -> Optional.ofNullable(Term.readIn(bay.home())).stream())
                .max(Comparator.comparingLong(Term::number))
                .orElse(null);
    }

    private static StartPlan.Finding look(Bay bay) {
        return new StartPlan.Finding(
                bay.name(),
                Files.exists(bay.home().resolve(FOUNDING_FILE)),
                bay.hasStandbyFiles(),
                Term.readIn(bay.home()),
                bay.isIntact() ? ControlData.read(bay.data()) : null);
    }

    /** Whatever lies there keeps nobody from starting. */
    private static StartPlan.Finding lookAtRemoved(Bay bay) {
        ControlData control = null;
        try {
            control = bay.isIntact() ? ControlData.read(bay.data()) : null;
        } catch (StorageException e) {
            log.warn("removed bay {}: {}", bay.name(), e.getMessage());
        }
        return new StartPlan.Finding(bay.name(), false, bay.hasStandbyFiles(), Term.readIn(bay.home()), control);
    }

    private static @Nullable BayName forced(Path file) {
        String text = Folders.read(file);
        if (text == null) {
            return null;
        }
        if (!text.matches("[abcABC]")) {
            throw new StorageException("Le fichier " + file + " doit contenir une seule lettre : a, b ou c.");
        }
        return BayName.of(text);
    }

    /** Until this has come to its end nobody was told an address, so nothing was acknowledged. */
    private void found() {
        Term first = new Term(1, BayName.A);
        cluster.term(first);
        Bay primary = cluster.primary();
        Path founding = primary.home().resolve(FOUNDING_FILE);
        Folders.writeDurably(founding, "founding\n");
        primary.initialise(cluster.adminPassword());
        primary.start();
        cluster.work(primary, link -> link.createReplicationRole(cluster.replicationPassword()));
        for (Bay standby : cluster.others(primary)) {
            seeding.seed(standby);
        }
        awaitQuorum(2);
        adopt(first);
        Folders.delete(founding);
    }

    private void lead(Term term) {
        adopt(term);
        Bay primary = cluster.primary();
        try {
            takeover.lead(primary);
        } catch (StorageException e) {
            log.error("primary {} does not start: {}", primary.name(), e.getMessage());
            if (!takeover.elect(primary)) {
                throw e;
            }
        }
        joinOthers();
    }

    /** The term is known beside two bays before anything can be acknowledged in it. */
    private void adopt(Term term) {
        if (!cluster.recorded(term)) {
            throw new StorageException("Le mandat " + term.number() + " de la baie " + term.primary()
                    + " n'a pas pu être écrit à côté de deux baies (disque plein ou illisible ?). Rien n'est démarré.");
        }
        cluster.term(term);
    }

    private void elect(Term last) {
        cluster.term(last);
        if (!takeover.elect(cluster.primary())) {
            throw new StorageException("La baie primaire " + last.primary()
                    + " est perdue et celles qui comptaient avec elle ne répondent pas toutes. Rien n'est démarré.");
        }
        adopt(cluster.term());
        joinOthers();
    }

    private void force(Term term) {
        log.error(
                "L'opérateur impose la baie {} : les écritures acquittées qu'elle n'avait pas reçues sont perdues. "
                        + "Ce que contiennent les autres baies est mis de côté, non effacé.",
                term.primary());
        adopt(term);
        Bay primary = cluster.primary();
        cluster.keptBesides(primary).forEach(other -> other.setAside(term.number()));
        takeover.lead(primary);
        joinOthers();
    }

    /** Starts the standbys that are whole; a bay that was primary in an earlier term never starts with its own past. */
    private void joinOthers() {
        Bay primary = cluster.primary();
        List<Thread> starting = new ArrayList<>();
        for (Bay other : cluster.keptBesides(primary)) {
            if (other.isIntact() && !other.hasStandbyFiles()) {
                log.warn("bay {} was primary before {}: it is filled again", other.name(), cluster.term());
                other.empty();
            }
            if (other.isIntact() && !other.isAlive()) {
                starting.add(Thread.ofVirtual().start(() -> join(other, primary)));
            }
        }
        for (Thread thread : starting) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorageException("Interrompu pendant l'ouverture.", e);
            }
        }
    }

    private static void join(Bay standby, Bay primary) {
        try {
            standby.writeFollowing(primary);
            standby.start();
        } catch (StorageException e) {
            log.warn("bay {} does not start and is filled again: {}", standby.name(), e.getMessage());
            standby.empty();
        }
    }

    /** Returns when so many standbys receive every write. */
    void awaitQuorum(int standbys) {
        Duration timeout = cluster.settings().quorumTimeout();
        boolean reached = cluster.await(
                timeout,
                () -> cluster.ask(cluster.primary(), BayLink::progress).followers().values().stream()
                                .filter(BayLink.Follower::inQuorum)
                                .count()
                        >= standbys);
        if (!reached) {
            throw new StorageException("Aucun quorum après " + timeout.toSeconds() + " s : il faut une primaire et "
                    + standbys + " baie(s) qui la suivent. Voyez les fichiers postgres.log sous "
                    + cluster.settings().directory() + ".");
        }
    }
}
