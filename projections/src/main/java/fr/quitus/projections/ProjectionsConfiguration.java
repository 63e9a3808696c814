package fr.quitus.projections;

import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.DeadLetterOffice;
import fr.quitus.projections.engine.LiveDriver;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionMeters;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ProjectionService;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.Rebuilds;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.ViewsDatabase;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module, for an application to import. It gives {@link ViewsDatabase}, {@link LogReader},
 * {@link ProjectionLimits}, {@code RefusalReader}, {@code FilePositions}, {@code Labels} and {@code CurrentReader}; a
 * new question is a new package and touches nothing here.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ProjectionsConfiguration {
    @Bean
    Database viewsTransactions(ViewsDatabase views) {
        return new Database(views);
    }

    @Bean
    ProjectionRegistry projectionRegistry(
            List<Projection> projections, Database database, LogReader log, ObjectProvider<Clock> clock) {
        return new ProjectionRegistry(projections, database, log, clock.getIfAvailable(Clock::systemUTC));
    }

    /** Closed by {@link ProjectionService}, which started it. */
    @Bean(destroyMethod = "")
    LiveDriver liveDriver(ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        return new LiveDriver(registry, database, log, limits);
    }

    @Bean
    RebuildDriver rebuildDriver(
            ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        return new RebuildDriver(registry, database, log, limits);
    }

    /** Closed by {@link ProjectionService}, while requests that watch them are still answered. */
    @Bean(destroyMethod = "")
    Rebuilds rebuilds(RebuildDriver driver, ObjectProvider<Clock> clock) {
        return new Rebuilds(driver, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    DeadLetterOffice deadLetterOffice(
            ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        return new DeadLetterOffice(registry, database, log, limits);
    }

    @Bean
    ProjectionService projectionService(
            ProjectionRegistry registry, LiveDriver live, Rebuilds rebuilds, ProjectionLimits limits) {
        return new ProjectionService(registry, live, rebuilds, limits);
    }

    @Bean
    ProjectionMeters projectionMeters(ProjectionRegistry registry, Rebuilds rebuilds) {
        return new ProjectionMeters(registry, rebuilds);
    }
}
