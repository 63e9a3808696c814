package fr.quitus.projections.engine;

import fr.quitus.projections.engine.OrderedRebuild.Order;
import fr.quitus.projections.engine.RebuildRefused.Reason;
import fr.quitus.projections.ports.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rebuilds ordered of this node: run one beside the other, each in a thread of its own, watched and cancelled. They
 * live in memory and end with the process: what they leave in the database is what they switched, and nothing else.
 */
public final class Rebuilds implements AutoCloseable {
    /** Ended ones told of, the newest; older ones are forgotten. */
    public static final int RUNS_KEPT_MAX = 50;
    /** Each takes connections of the views and reads the whole log. */
    public static final int RUNS_AT_ONCE_MAX = 2;
    /** How long a node that stops waits for them to leave their tables; the next start drops what is left. */
    static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final RebuildDriver driver;
    private final Clock clock;
    private final Object starting = new Object();
    private final Map<UUID, OrderedRebuild> runs = new LinkedHashMap<>();
    private boolean closed;

    public Rebuilds(RebuildDriver driver, Clock clock) {
        this.driver = driver;
        this.clock = clock;
    }

    /** @throws RebuildRefused when a view is worked on already, here or on another node, or too much is under way */
    public OrderedRebuild start(Order order) {
        return start(order, driver.log());
    }

    /** The same from a copy of the log; what it does not hold is read from the log. */
    public OrderedRebuild start(Order order, LogReader copy) {
        synchronized (starting) {
            String first = order.views().getFirst();
            if (closed) {
                throw new RebuildRefused(Reason.STOPPING, first, "this node is being stopped");
            }
            if (underWay().size() >= RUNS_AT_ONCE_MAX) {
                throw new RebuildRefused(
                        Reason.TOO_MANY, first, "this node runs at most " + RUNS_AT_ONCE_MAX + " rebuilds at once");
            }
            RebuildDriver.Prepared prepared = driver.prepare(copy, order.views());
            boolean begun = false;
            try {
                OrderedRebuild run = new OrderedRebuild(order, clock);
                Thread.ofPlatform().name("projections-rebuild").daemon(true).start(() -> run(run, prepared));
                begun = true;
                keep(run);
                return run;
            } finally {
                if (!begun) {
                    prepared.giveUp();
                }
            }
        }
    }

    private static void run(OrderedRebuild run, RebuildDriver.Prepared prepared) {
        try {
            RebuildReport report = prepared.run(run.listener());
            LOG.info(
                    "{} rebuilt {} views from {} events",
                    run.id(),
                    report.views().size(),
                    report.events());
            run.ended(report);
        } catch (RuntimeException | Error e) {
            LOG.error("rebuild {} ended early", run.id(), e);
            run.failed(e);
        }
    }

    private void keep(OrderedRebuild run) {
        synchronized (runs) {
            runs.put(run.id(), run);
            Iterator<OrderedRebuild> oldest = runs.values().iterator();
            while (runs.size() > RUNS_KEPT_MAX && oldest.hasNext()) {
                if (oldest.next().shown().state().ended()) {
                    oldest.remove();
                }
            }
        }
    }

    public Optional<OrderedRebuild> find(UUID id) {
        synchronized (runs) {
            return Optional.ofNullable(runs.get(id));
        }
    }

    /** Those under way and the last ended, the newest first. */
    public List<OrderedRebuild> all() {
        synchronized (runs) {
            return new ArrayList<>(runs.values()).reversed();
        }
    }

    private List<OrderedRebuild> underWay() {
        return all().stream().filter(run -> !run.shown().state().ended()).toList();
    }

    /** How fast a view is being rebuilt; 0 when it is not. */
    public double eventsPerSecond(String view) {
        return underWay().stream()
                .map(OrderedRebuild::shown)
                .filter(run -> run.order().views().contains(view))
                .mapToDouble(OrderedRebuild.Shown::eventsPerSecond)
                .sum();
    }

    /** Views being rebuilt on this node. */
    public List<String> views() {
        return underWay().stream()
                .flatMap(run -> run.shown().order().views().stream())
                .sorted()
                .toList();
    }

    /** Cancels what is under way and takes no more. */
    @Override
    public void close() {
        synchronized (starting) {
            closed = true;
        }
        List<OrderedRebuild> going = underWay();
        going.forEach(OrderedRebuild::cancel);
        long deadline = System.nanoTime() + STOP_WAIT.toNanos();
        try {
            for (OrderedRebuild run : going) {
                if (!run.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))
                        .state()
                        .ended()) {
                    LOG.warn("rebuild {} did not stop within {}", run.id(), STOP_WAIT);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
