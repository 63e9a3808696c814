package fr.quitus.projections.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of each view: its position, its lag in events and seconds, the events it keeps aside, whether it follows the
 * log, where it was last verified, and how fast it is being rebuilt. What was never verified is no number.
 */
public final class ProjectionMeters implements MeterBinder {
    /** All gauges of one collection are of one reading. */
    private static final long READING_HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final double MS_PER_SECOND = 1_000;

    private final ProjectionRegistry projections;
    private final Rebuilds rebuilds;
    private @Nullable List<ProjectionStatus> read;
    private long readAt;

    public ProjectionMeters(ProjectionRegistry projections, Rebuilds rebuilds) {
        this.projections = projections;
        this.rebuilds = rebuilds;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : projections.names()) {
            gauge(registry, name, "quitus.projection.position", ProjectionStatus::position);
            gauge(registry, name, "quitus.projection.lag.events", ProjectionStatus::lagEvents);
            gauge(registry, name, "quitus.projection.letters", ProjectionStatus::letters);
            gauge(registry, name, "quitus.projection.lag.seconds", ProjectionStatus::lagSeconds);
            gauge(registry, name, "quitus.projection.healthy", status -> status.healthy() ? 1 : 0);
            verified(registry, name, "quitus.projection.verified.position", VerifiedView::position);
            verified(
                    registry,
                    name,
                    "quitus.projection.verified.epoch.seconds",
                    last -> last.at().toEpochMilli() / MS_PER_SECOND);
            verified(registry, name, "quitus.projection.verified.by.rebuild", last -> last.byRebuild() ? 1 : 0);
            Gauge.builder("quitus.projection.rebuild.events.per.second", rebuilds, all -> all.eventsPerSecond(name))
                    .tag("projection", name)
                    .register(registry);
        }
    }

    private void verified(MeterRegistry registry, String name, String meter, ToDoubleFunction<VerifiedView> value) {
        gauge(registry, name, meter, status -> {
            @Nullable VerifiedView last = status.verified();
            return last == null ? Double.NaN : value.applyAsDouble(last);
        });
    }

    private void gauge(MeterRegistry registry, String name, String meter, ToDoubleFunction<ProjectionStatus> value) {
        Gauge.builder(meter, this, meters -> meters.statuses().stream()
                        .filter(status -> status.name().equals(name))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(Double.NaN))
                .tag("projection", name)
                .register(registry);
    }

    private synchronized List<ProjectionStatus> statuses() {
        List<ProjectionStatus> held = read;
        if (held == null || System.nanoTime() - readAt > READING_HELD_NANOS) {
            held = projections.statuses();
            read = held;
            readAt = System.nanoTime();
        }
        return held;
    }
}
