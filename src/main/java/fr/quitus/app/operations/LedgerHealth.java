package fr.quitus.app.operations;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogHealth;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.engine.Rebuilds;
import fr.quitus.projections.engine.VerifiedView;
import fr.quitus.projections.invariants.InvariantChecker;
import fr.quitus.projections.invariants.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code /actuator/health} : whether the log can be written, and whether every projection follows it. */
@Component
final class LedgerHealth implements HealthIndicator {
    private final EventLog log;
    private final ProjectionRegistry projections;
    private final Rebuilds rebuilds;
    private final InvariantChecker invariants;
    private final BayScrubs scrubs;

    LedgerHealth(
            EventLog log,
            ProjectionRegistry projections,
            Rebuilds rebuilds,
            InvariantChecker invariants,
            BayScrubs scrubs) {
        this.log = log;
        this.projections = projections;
        this.rebuilds = rebuilds;
        this.invariants = invariants;
        this.scrubs = scrubs;
    }

    @Override
    public Health health() {
        LogHealth state = log.health();
        List<ProjectionStatus> views = projections.statuses();
        boolean viewsFollow = views.stream().allMatch(ProjectionStatus::healthy);
        return (state.writable() && viewsFollow ? Health.up() : Health.down())
                .withDetail("writable", state.writable())
                .withDetail("head", state.head())
                .withDetail("projections", viewsFollow ? following(views) : "BEHIND_OR_FAILED")
                .withDetail(
                        "lagEvents",
                        views.stream()
                                .mapToLong(ProjectionStatus::lagEvents)
                                .max()
                                .orElse(0))
                .withDetail(
                        "lagSeconds",
                        views.stream()
                                .mapToLong(ProjectionStatus::lagSeconds)
                                .max()
                                .orElse(0))
                .withDetail("verified", verified(views))
                .withDetail("rebuilding", rebuilds.views())
                .withDetail("invariants", invariants())
                .withDetail("scrub", scrubs.summary())
                .build();
    }

    /** A view beside its letters is an alarm too: it goes on, and says in each answer what it lacks. */
    private static String following(List<ProjectionStatus> views) {
        List<String> degraded = views.stream()
                .filter(view -> !view.whole())
                .map(view -> view.name() + " " + view.letters())
                .toList();
        return degraded.isEmpty() ? "LIVE" : "DEGRADED, events kept aside: " + String.join(", ", degraded);
    }

    /** Where each view was last found equal to what the log gives; a view that never was is not there. */
    private static Map<String, VerifiedView> verified(List<ProjectionStatus> views) {
        Map<String, VerifiedView> verified = new TreeMap<>();
        for (ProjectionStatus view : views) {
            @Nullable VerifiedView last = view.verified();
            if (last != null) {
                verified.put(view.name(), last);
            }
        }
        return verified;
    }

    /** A broken truth is an alarm, not an outage: the instance serves on while people look. */
    private String invariants() {
        Verdict verdict = invariants.verdict();
        return verdict.broken().isEmpty()
                ? "HOLD"
                : verdict.broken().stream()
                        .map(broken -> "BROKEN " + broken.code() + " since " + broken.position())
                        .collect(Collectors.joining(", "));
    }
}
