package fr.quitus.app.operations;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.LogHealth;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code /actuator/health} : whether the log can be written, and whether every projection follows it. */
@Component
final class LedgerHealth implements HealthIndicator {
    private final EventLog log;
    private final ProjectionRegistry projections;

    LedgerHealth(EventLog log, ProjectionRegistry projections) {
        this.log = log;
        this.projections = projections;
    }

    @Override
    public Health health() {
        LogHealth state = log.health();
        boolean viewsFollow = projections.statuses().stream().allMatch(ProjectionStatus::healthy);
        return (state.writable() && viewsFollow ? Health.up() : Health.down())
                .withDetail("writable", state.writable())
                .withDetail("head", state.head())
                .withDetail("projections", viewsFollow ? "LIVE" : "BEHIND_OR_FAILED")
                .build();
    }
}
