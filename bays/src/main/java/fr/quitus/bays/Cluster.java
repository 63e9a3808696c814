package fr.quitus.bays;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three bays together and what is known of them all: the term, the passwords, who listens, whether we are leaving.
 */
final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final long POLL_MS = 10;
    private static final int HOMES_KNOWING_MIN = 2;

    private final BaySettings settings;
    private final Map<BayName, Bay> bays = new EnumMap<>(BayName.class);
    private final List<Consumer<BayEvent>> listeners = new CopyOnWriteArrayList<>();
    private final String adminPassword;
    private final String replicationPassword;
    private volatile Term term = new Term(0, BayName.A);
    private volatile boolean stopping;
    private volatile Predicate<Bay> hanging = bay -> false;
    private long highestTermNumber;

    Cluster(BaySettings settings) {
        this.settings = settings;
        for (BayName name : BayName.values()) {
            bays.put(name, new Bay(name, settings));
        }
        adminPassword = Passwords.keptIn(settings.directory().resolve("password"));
        replicationPassword = Passwords.keptIn(settings.directory().resolve("replication-password"));
        bays.values().forEach(bay -> bay.replicationPassword(replicationPassword));
    }

    /** A question that may fail because the bay asked is not there or does not play the role the question needs. */
    @FunctionalInterface
    interface Question<T> {
        T ask(BayLink link) throws SQLException;
    }

    /** Something to do through a link, without an answer. */
    @FunctionalInterface
    interface Work {
        void run(BayLink link) throws SQLException;
    }

    BaySettings settings() {
        return settings;
    }

    String adminPassword() {
        return adminPassword;
    }

    String replicationPassword() {
        return replicationPassword;
    }

    List<Bay> bays() {
        return List.copyOf(bays.values());
    }

    Bay bay(BayName name) {
        Bay bay = bays.get(name);
        if (bay == null) {
            throw new IllegalStateException("no bay " + name);
        }
        return bay;
    }

    List<Bay> others(Bay bay) {
        return Arrays.stream(BayName.values())
                .filter(name -> name != bay.name())
                .map(this::bay)
                .toList();
    }

    Term term() {
        return term;
    }

    void term(Term value) {
        term = value;
        bays.values().forEach(bay -> bay.counts(value.counts(bay.name())));
    }

    /** The next term under this primary; the bay that is outside stays so. */
    Term nextTerm(BayName primary) {
        return new Term(nextTermNumber(), primary, term.outside());
    }

    /** The next term under the same primary, with another bay outside, or none. */
    Term nextTerm(@Nullable Outside outside) {
        return new Term(nextTermNumber(), term.primary(), outside);
    }

    /** The other bays that count: those that may acknowledge and be elected. */
    List<Bay> votersBesides(Bay bay) {
        return others(bay).stream().filter(other -> term.counts(other.name())).toList();
    }

    /** The other bays that are not removed. */
    List<Bay> keptBesides(Bay bay) {
        return others(bay).stream()
                .filter(other -> !term.isRemoved(other.name()))
                .toList();
    }

    /** A number no term was ever given, not even one whose writing failed half-way. */
    private long nextTermNumber() {
        highestTermNumber = Math.max(highestTermNumber, term.number()) + 1;
        return highestTermNumber;
    }

    /**
     * Writes the term beside the bays, the primary's first; true when two of the three homes know it, so that any two
     * bays heard later include one that does. The home of the term's primary must be among them, and those needed.
     * Nothing is written beside a bay that is removed.
     */
    boolean recorded(Term value, BayName... needed) {
        Set<BayName> knowing = EnumSet.noneOf(BayName.class);
        Bay leading = bay(value.primary());
        if (!told(leading, value)) {
            return false;
        }
        knowing.add(leading.name());
        for (Bay other : others(leading)) {
            if (!value.isRemoved(other.name()) && told(other, value)) {
                knowing.add(other.name());
            }
        }
        return knowing.size() >= HOMES_KNOWING_MIN && knowing.containsAll(List.of(needed));
    }

    /** Writes the term beside one bay; false when that cannot be, and then nobody knows whether it is there. */
    boolean told(Bay bay, Term value) {
        if (hangs(bay)) {
            log.warn("{} is not written beside bay {}, whose disk does not answer", value, bay.name());
            return false;
        }
        try {
            value.writeIn(bay.home());
            return true;
        } catch (UncheckedIOException | StorageException e) {
            log.warn("{} cannot be written beside bay {}: {}", value, bay.name(), e.getMessage());
            return false;
        }
    }

    Bay primary() {
        return bay(term.primary());
    }

    /** Who knows whose disk does not answer. */
    void hanging(Predicate<Bay> answer) {
        hanging = answer;
    }

    /** True when nothing may be asked of the folder of the bay: nobody knows when the answer would come. */
    boolean hangs(Bay bay) {
        return hanging.test(bay);
    }

    boolean stopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
    }

    BayLink link(Bay bay) throws SQLException {
        return BayLink.open(bay, adminPassword);
    }

    <T> T ask(Bay bay, Question<T> question) throws SQLException {
        try (BayLink link = link(bay)) {
            return question.ask(link);
        }
    }

    void work(Bay bay, Work work) {
        try (BayLink link = BayLink.openForWork(bay, adminPassword)) {
            work.run(link);
        } catch (SQLException e) {
            throw new StorageException("La baie " + bay.name() + " n'a pas répondu : " + e.getMessage(), e);
        }
    }

    /** True as soon as the condition holds; false when the time is over or when we are leaving. */
    boolean await(Duration timeout, Condition condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!stopping && System.nanoTime() < deadline) {
            try {
                if (condition.holds()) {
                    return true;
                }
            } catch (SQLException e) {
                log.debug("not yet: {}", e.getMessage());
            }
            Waiting.pause(POLL_MS);
        }
        return false;
    }

    /** Something to wait for; a bay that does not answer yet makes it not hold yet. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws SQLException;
    }

    void addListener(Consumer<BayEvent> listener) {
        listeners.add(listener);
    }

    void emit(BayEvent event) {
        log.info("{}", event);
        for (Consumer<BayEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                log.error("a listener failed on {}", event, e);
            }
        }
    }
}
