package fr.quitus.projections.invariants;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Gauges of the checker: how many truths are broken, how far it has read, how far behind it is. */
final class InvariantMeters implements MeterBinder {
    private final InvariantChecker checker;

    InvariantMeters(InvariantChecker checker) {
        this.checker = checker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("quitus.invariants.broken", checker, c -> c.verdict()
                        .broken()
                        .size())
                .register(registry);
        Gauge.builder("quitus.invariants.position", checker, c -> c.verdict().position())
                .register(registry);
        Gauge.builder("quitus.invariants.lag.events", checker, InvariantChecker::lagEvents)
                .register(registry);
        Gauge.builder("quitus.invariants.states.compared", checker, c -> c.verdict()
                        .statesCompared())
                .register(registry);
    }
}
