package fr.quitus.app.frontdesk;

import fr.quitus.app.frontdesk.Opening.Phase;
import fr.quitus.frontdesk.DepositLog;
import fr.quitus.frontdesk.DeskHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The desk in health and metrics. A desk that cannot take deposits is an alarm and no outage. */
@Component("frontDesk")
final class DeskHealthIndicator implements HealthIndicator, MeterBinder {
    private static final int COPIES_MIN = 2;

    private final Office office;

    DeskHealthIndicator(Office office) {
        this.office = office;
    }

    @Override
    public Health health() {
        return office.parts().map(DeskHealthIndicator::health).orElseGet(() -> Health.up()
                .withDetail("detail", office.whyNone())
                .build());
    }

    private static Health health(Office.Parts parts) {
        DeskHealth desk = parts.log().health();
        boolean sound = desk.takesDeposits() && desk.copies() >= COPIES_MIN;
        return (sound ? Health.up() : Health.status(new Status("DEGRADED", desk.why())))
                .withDetail("state", parts.opening().phase().word())
                .withDetail("why", parts.opening().why())
                .withDetail("waiting", parts.log().counts().pending())
                .withDetail("copies", desk.copies())
                .withDetail("detail", desk.why())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        office.parts().ifPresent(parts -> {
            for (Phase phase : Phase.values()) {
                Gauge.builder("quitus.desk.state", parts.opening(), own -> own.phase() == phase ? 1 : 0)
                        .tag("state", phase.name())
                        .register(registry);
            }
            DepositLog log = parts.log();
            gauge(registry, "quitus.desk.waiting", log, own -> own.counts().pending());
            gauge(registry, "quitus.desk.accepted", log, own -> own.counts().accepted());
            gauge(registry, "quitus.desk.refused", log, own -> own.counts().refused());
            gauge(registry, "quitus.desk.bytes", log, own -> own.counts().bytes());
            gauge(registry, "quitus.desk.copies", log, own -> own.health().copies());
        });
    }

    private static void gauge(MeterRegistry registry, String name, DepositLog log, ToDoubleFunction<DepositLog> value) {
        Gauge.builder(name, log, value).register(registry);
    }
}
