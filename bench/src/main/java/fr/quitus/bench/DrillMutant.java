package fr.quitus.bench;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.ledger.CheckThenAct;
import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.EventLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.Configuration;

/**
 * Faults planted in a ledger to see that a drill finds them. They are put into an instance that the drill starts, from
 * outside: no setting of the product leads here.
 */
enum DrillMutant {
    NONE("", "aucun"),
    /** The primary acknowledges alone. */
    BEFORE_QUORUM("avant-quorum", "acquitter avant le quorum"),
    /** Answers and positions are given while the append is on its way. */
    BEFORE_COMMIT("avant-commit", "annoncer la position avant le commit"),
    /** Credits are looked at first and drawn on later, with nothing held in between. */
    CHECK_THEN_ACT("verifier-puis-agir", "vérifier les crédits, puis agir sans verrou");

    private final String word;
    private final String label;

    DrillMutant(String word, String label) {
        this.word = word;
        this.label = label;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    static Optional<DrillMutant> named(String word) {
        return Arrays.stream(values())
                .filter(mutant -> mutant.word.equals(word))
                .findFirst();
    }

    /** Each of them, without the one that is none. */
    static List<DrillMutant> planted() {
        return Arrays.stream(values()).filter(mutant -> mutant != NONE).toList();
    }

    /** A thing to undo when the instance is no more. */
    interface Planted extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Before any instance is started. */
    Planted plant() throws SQLException {
        if (this != BEFORE_QUORUM) {
            return () -> {};
        }
        FaultyDriver driver = FaultyDriver.committingLocally();
        return driver::close;
    }

    /** A part of the application as it is made, or what stands in its place. */
    Object seen(Object part) {
        return this == BEFORE_COMMIT && part instanceof EventLog log ? early(log) : part;
    }

    /** Once the instance has started. */
    void started(Instance instance) {
        if (this == CHECK_THEN_ACT) {
            Configuration axon = instance.bean(Configuration.class);
            CheckThenAct.subscribe(
                    axon.commandBus(), axon, instance.bean(EventLog.class), instance.bean(EventReader.class));
        }
    }

    /** A log that tells where a unit will stand as soon as it is queued. */
    private static EventLog early(EventLog log) {
        AtomicLong next = new AtomicLong(-1);
        Object lock = new Object();
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (self, method, arguments) -> {
                    if (method.getName().equals("append") && arguments != null) {
                        synchronized (lock) {
                            return early(log, next, (AppendUnit) arguments[0]);
                        }
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static CompletableFuture<Appended> early(EventLog log, AtomicLong next, AppendUnit unit) {
        next.compareAndSet(-1, log.head() + 1);
        CompletableFuture<Appended> real = log.append(unit);
        if (real.isCompletedExceptionally()) {
            return real;
        }
        long first = next.getAndAdd(unit.events().size());
        return CompletableFuture.completedFuture(
                new Appended(first, first + unit.events().size() - 1, unit.recordedAt()));
    }
}
