package fr.quitus.app.operations;

import fr.quitus.app.operations.BayHeads.Reading;
import fr.quitus.app.operations.BayScrubs.ScrubView;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gauges of each bay: its state (1 for the one it is in), the position of its log, its lag in bytes, events and
 * seconds, the age of the last look at its storage, the looks that were abandoned, what reading it whole has shown; and
 * whether all hold one log. What is not known is no number.
 */
@Component
final class BayMeters implements MeterBinder {
    private static final double MS_PER_SECOND = 1_000;

    private final LedgerStorage storage;
    private final BayHeads heads;
    private final BayScrubs scrubs;
    private final Clock clock;

    BayMeters(LedgerStorage storage, BayHeads heads, BayScrubs scrubs, Clock clock) {
        this.storage = storage;
        this.heads = heads;
        this.scrubs = scrubs;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (storage.bays().isEmpty()) {
            return;
        }
        for (BayName bay : BayName.values()) {
            for (BayState state : BayState.values()) {
                Gauge.builder("quitus.bay.state", heads, all -> status(bay, own -> own.state() == state ? 1 : 0))
                        .tag("bay", bay.folder())
                        .tag("state", state.name())
                        .register(registry);
            }
            gauge(registry, bay, "quitus.bay.lag.bytes", all -> status(bay, BayStatus::lagBytes));
            gauge(registry, bay, "quitus.bay.probe.age.seconds", all -> status(bay, own -> age(own.probedAt())));
            gauge(registry, bay, "quitus.bay.probes.abandoned", all -> status(bay, BayStatus::probesAbandoned));
            gauge(registry, bay, "quitus.bay.position", all -> reading(bay, Reading::position));
            gauge(registry, bay, "quitus.bay.lag.events", all -> reading(bay, Reading::lagEvents));
            gauge(registry, bay, "quitus.bay.lag.seconds", all -> reading(bay, Reading::lagSeconds));
            bindScrub(registry, bay);
        }
        Gauge.builder("quitus.bay.roots.differ", heads, all -> all.now().differ() ? 1 : 0)
                .register(registry);
    }

    private void bindScrub(MeterRegistry registry, BayName bay) {
        gauge(registry, bay, "quitus.bay.scrub.pages", all -> scrub(bay, ScrubView::pages));
        gauge(registry, bay, "quitus.bay.scrub.pages.age.seconds", all -> scrub(bay, view -> age(view.pagesAt())));
        gauge(registry, bay, "quitus.bay.scrub.pass.seconds", all -> scrub(bay, own -> own.pagesMs() / MS_PER_SECOND));
        gauge(registry, bay, "quitus.bay.scrub.events", all -> scrub(bay, ScrubView::events));
        gauge(registry, bay, "quitus.bay.scrub.events.age.seconds", all -> scrub(bay, view -> age(view.eventsAt())));
        for (String verdict : BayScrubs.VERDICTS) {
            Gauge.builder(
                            "quitus.bay.scrub",
                            heads,
                            all -> scrub(bay, view -> view.verdict().equals(verdict) ? 1 : 0))
                    .tag("bay", bay.folder())
                    .tag("verdict", verdict)
                    .register(registry);
        }
    }

    private double scrub(BayName bay, ToDoubleFunction<ScrubView> value) {
        return scrubs.of(bay).stream().mapToDouble(value).findFirst().orElse(Double.NaN);
    }

    private void gauge(MeterRegistry registry, BayName bay, String name, ToDoubleFunction<BayHeads> value) {
        Gauge.builder(name, heads, value).tag("bay", bay.folder()).register(registry);
    }

    private double status(BayName bay, ToDoubleFunction<BayStatus> value) {
        return heads.statuses().stream()
                .filter(status -> status.name() == bay)
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double reading(BayName bay, ToDoubleFunction<Reading> value) {
        return heads.now().of(bay).stream().mapToDouble(value).findFirst().orElse(Double.NaN);
    }

    private double age(@Nullable Instant then) {
        return then == null
                ? Double.NaN
                : Duration.between(then, clock.instant()).toMillis() / MS_PER_SECOND;
    }
}
