package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.CommandGate;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayEvent;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.DrilledBays;
import fr.quitus.bays.EmbeddedBays;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** A ledger on three bays that a drill breaks: the same folder through every life of its application. */
final class DrilledLedger implements AutoCloseable {
    private static final Duration OPENING_MAX = Duration.ofSeconds(120);
    private static final long OPENING_PAUSE_MS = 1_000;
    private static final long LOOK_MS = 10;
    private static final long ANSWER_LOOK_MS = 100;

    private final Path data;
    private final DrillMutant mutant;
    private final PrintStream progress;
    private final DrillClock clock = new DrillClock();
    private final List<Seen> events = new CopyOnWriteArrayList<>();
    private volatile @Nullable Life life;

    /** What the bays told, and when. */
    record Seen(long nanos, BayEvent event) {}

    /** One start of the application. */
    private record Life(Instance instance, CommandGate gate) {}

    /** Nobody answered: the application is gone, or went while it was asked. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable() {
            super("the application is away", null, false, false);
        }
    }

    private DrilledLedger(Path data, DrillMutant mutant, PrintStream progress) {
        this.data = data;
        this.mutant = mutant;
        this.progress = progress;
    }

    static DrilledLedger start(Path data, DrillMutant mutant, PrintStream progress) {
        DrilledLedger ledger = new DrilledLedger(data, mutant, progress);
        ledger.beginInTime();
        return ledger;
    }

    private void begin() {
        Instance instance = Instance.start(data, true, List.of(seam()));
        mutant.started(instance);
        instance.bean(LedgerStorage.class)
                .bays()
                .orElseThrow()
                .onEvent(event -> events.add(new Seen(System.nanoTime(), event)));
        life = new Life(instance, instance.bean(CommandGate.class));
    }

    private BeanPostProcessor seam() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock ? clock : mutant.seen(bean);
            }
        };
    }

    Instance instance() {
        Life now = life;
        if (now == null) {
            throw new Unreachable();
        }
        return now.instance();
    }

    EmbeddedBays bays() {
        return instance().bean(LedgerStorage.class).bays().orElseThrow();
    }

    DrillClock clock() {
        return clock;
    }

    Path home(BayName bay) {
        return home(data, bay);
    }

    static Path home(Path data, BayName bay) {
        return data.resolve("bays").resolve(bay.folder());
    }

    /** Asks the gate; whoever waits when the application dies is told so at once, as a broken line would tell him. */
    Answer.Given ask(CommandGate.Ask ask) {
        Life now = life;
        if (now == null) {
            throw new Unreachable();
        }
        CompletableFuture<Answer.Given> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(now.gate().ask(ask));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        while (true) {
            try {
                return answer.get(ANSWER_LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!now.equals(life)) {
                    throw new Unreachable();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** The application ends without a word to its bays, which go on, and another starts on the same folder. */
    void killApplication() {
        Instance old = instance();
        EmbeddedBays abandoned = bays();
        life = null;
        DrilledBays.abandon(abandoned);
        old.close();
        beginInTime();
    }

    /** A machine that has too much to do may let a start down. */
    private void beginInTime() {
        long deadline = System.nanoTime() + OPENING_MAX.toNanos();
        while (true) {
            try {
                begin();
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                progress.println("l'application ne démarre pas encore : " + e.getMessage());
                pause(OPENING_PAUSE_MS);
            }
        }
    }

    List<Seen> events() {
        return List.copyOf(events);
    }

    boolean seenSince(long nanos, Predicate<BayEvent> wanted) {
        return events.stream().anyMatch(seen -> seen.nanos() >= nanos && wanted.test(seen.event()));
    }

    /** One bay takes the writes and both others receive each of them. */
    boolean isWhole() {
        Life now = life;
        return now != null
                && now.instance().bean(LedgerStorage.class).bays().orElseThrow().statuses().stream()
                                .filter(bay -> bay.state() == BayState.PRIMARY || bay.state() == BayState.QUORUM)
                                .count()
                        == BayName.values().length;
    }

    /** What the bays are, for a report. */
    String standing() {
        Life now = life;
        return now == null
                ? "application absente"
                : now.instance().bean(LedgerStorage.class).bays().orElseThrow().statuses().stream()
                        .map(bay -> bay.name().folder() + " " + bay.state())
                        .toList()
                        .toString();
    }

    /** @return whether the condition came to hold in time */
    static boolean await(Duration time, BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(LOOK_MS);
        }
        return true;
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        Life now = life;
        life = null;
        if (now != null) {
            now.instance().close();
        }
    }
}
