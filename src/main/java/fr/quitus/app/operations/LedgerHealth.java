package fr.quitus.app.operations;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogHealth;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.invariants.InvariantChecker;
import fr.quitus.projections.invariants.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code /actuator/health} : whether the log can be written, and whether every projection follows it. */
@Component
final class LedgerHealth implements HealthIndicator {
    private final EventLog log;
    private final ProjectionRegistry projections;
    private final InvariantChecker invariants;

    LedgerHealth(EventLog log, ProjectionRegistry projections, InvariantChecker invariants) {
        this.log = log;
        this.projections = projections;
        this.invariants = invariants;
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
                .withDetail("invariants", invariants())
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
