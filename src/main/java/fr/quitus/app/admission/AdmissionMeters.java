package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.admission.Tally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Who was let in and what he waited, who was refused and why, by lane; limit, places held, demands that wait. */
@Component
final class AdmissionMeters implements MeterBinder {
    private final Admission admission;

    AdmissionMeters(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Tally tally = admission.tally();
        for (Lane lane : Lane.values()) {
            FunctionTimer.builder(
                            "quitus.admission.admitted",
                            tally,
                            all -> all.admitted(lane),
                            all -> all.waitedNanos(lane),
                            TimeUnit.NANOSECONDS)
                    .tag("lane", name(lane))
                    .register(registry);
            for (Refusal refusal : Refusal.values()) {
                FunctionCounter.builder("quitus.admission.refused", tally, all -> all.refused(lane, refusal))
                        .tag("lane", name(lane))
                        .tag("reason", name(refusal))
                        .register(registry);
            }
        }
        TimeGauge.builder("quitus.admission.lateness", () -> (double) admission.latenessNanos(), TimeUnit.NANOSECONDS)
                .strongReference(true)
                .register(registry);
        for (Pool pool : Pool.values()) {
            Gauge.builder("quitus.admission.limit", admission, all -> all.limit(pool))
                    .tag("pool", name(pool))
                    .register(registry);
            for (Lane lane : pool.lanes()) {
                Gauge.builder("quitus.admission.held", admission, all -> all.held(pool, lane))
                        .tag("pool", name(pool))
                        .tag("lane", name(lane))
                        .register(registry);
                Gauge.builder("quitus.admission.waiting", admission, all -> all.waiting(pool, lane))
                        .tag("pool", name(pool))
                        .tag("lane", name(lane))
                        .register(registry);
            }
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
