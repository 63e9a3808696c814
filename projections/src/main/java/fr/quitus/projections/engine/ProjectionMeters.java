package fr.quitus.projections.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Gauges of each view: its position, its lag in events, the events it keeps aside, and whether it follows the log. */
public final class ProjectionMeters implements MeterBinder {
    private final ProjectionRegistry projections;

    public ProjectionMeters(ProjectionRegistry projections) {
        this.projections = projections;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : projections.names()) {
            gauge(registry, name, "quitus.projection.position", ProjectionStatus::position);
            gauge(registry, name, "quitus.projection.lag.events", ProjectionStatus::lagEvents);
            gauge(registry, name, "quitus.projection.letters", ProjectionStatus::letters);
            gauge(registry, name, "quitus.projection.healthy", status -> status.healthy() ? 1 : 0);
        }
    }

    private void gauge(MeterRegistry registry, String name, String meter, ToDoubleFunction<ProjectionStatus> value) {
        Gauge.builder(meter, projections, all -> all.status(name)
                        .map(s -> value.applyAsDouble(s))
                        .orElse(Double.NaN))
                .tag("projection", name)
                .register(registry);
    }
}
