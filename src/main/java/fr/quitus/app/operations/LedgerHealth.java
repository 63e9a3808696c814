package fr.quitus.app.operations;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogHealth;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import fr.quitus.projections.invariants.InvariantChecker;
import fr.quitus.projections.invariants.Verdict;
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
        boolean viewsFollow = projections.statuses().stream().allMatch(ProjectionStatus::healthy);
        return (state.writable() && viewsFollow ? Health.up() : Health.down())
                .withDetail("writable", state.writable())
                .withDetail("head", state.head())
                .withDetail("projections", viewsFollow ? "LIVE" : "BEHIND_OR_FAILED")
                .withDetail("invariants", invariants())
                .build();
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
