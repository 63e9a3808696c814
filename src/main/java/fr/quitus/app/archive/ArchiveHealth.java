package fr.quitus.app.archive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The archive in health and metrics. One that is not written, or was last found broken, is an alarm and no outage: the
 * status {@code DEGRADED} takes no instance out of service.
 */
@Component("archive")
final class ArchiveHealth implements HealthIndicator, MeterBinder {
    private static final double MS_PER_SECOND = 1_000;
    /** Later than this, it is not written, whatever it says of itself. */
    private static final Duration LAG_MAX = Duration.ofMinutes(1);

    private final Archiver archiver;
    private final RestoreTrial trial;
    private final Clock clock;

    ArchiveHealth(Archiver archiver, RestoreTrial trial, Clock clock) {
        this.archiver = archiver;
        this.trial = trial;
        this.clock = clock;
    }

    private boolean isWritten() {
        return switch (archiver.state().kind()) {
            case OFF -> true;
            case STARTING, FOLLOWING -> archiver.lag().compareTo(LAG_MAX) < 0;
            case FAILING, REFUSED -> false;
        };
    }

    private boolean isSound() {
        return trial.last().map(RestoreTrial.Outcome::sound).orElse(true);
    }

    @Override
    public Health health() {
        ArchiveState state = archiver.state();
        Health.Builder health =
                isWritten() && isSound() ? Health.up() : Health.status(new Status("DEGRADED", state.detail()));
        health.withDetail("state", state.kind().name())
                .withDetail("detail", state.detail())
                .withDetail("position", state.position())
                .withDetail("lagEvents", archiver.lagEvents());
        trial.last().ifPresent(outcome -> health.withDetail("trial", outcome));
        return health.build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (archiver.folder().isEmpty()) {
            return;
        }
        Gauge.builder("quitus.archive.written", this, own -> own.isWritten() ? 1 : 0)
                .register(registry);
        Gauge.builder("quitus.archive.position", archiver, own -> own.state().position())
                .register(registry);
        Gauge.builder("quitus.archive.lag.events", archiver, Archiver::lagEvents)
                .register(registry);
        Gauge.builder("quitus.archive.lag.seconds", archiver, own -> own.lag().toMillis() / MS_PER_SECOND)
                .register(registry);
        Gauge.builder("quitus.archive.trial.sound", trial, own -> own.last()
                        .map(outcome -> outcome.sound() ? 1.0 : 0.0)
                        .orElse(Double.NaN))
                .register(registry);
        Gauge.builder("quitus.archive.trial.age.seconds", trial, this::trialAge).register(registry);
    }

    private double trialAge(RestoreTrial own) {
        return own.last()
                .map(outcome ->
                        (double) Duration.between(outcome.at(), clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }
}
