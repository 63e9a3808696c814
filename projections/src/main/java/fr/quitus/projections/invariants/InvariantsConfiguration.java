package fr.quitus.projections.invariants;

import fr.quitus.projections.ports.LiveStates;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.ViewsDatabase;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The checker and its gauges; an application without {@link LiveStates} compares none. */
@Configuration(proxyBeanMethods = false)
class InvariantsConfiguration {
    /** After the views, whose service makes the schema that both keep their tables in. */
    @Bean
    @DependsOn("projectionService")
    InvariantChecker invariantChecker(
            LogReader log, ViewsDatabase views, ObjectProvider<LiveStates> live, ObjectProvider<Clock> clock) {
        return new InvariantChecker(
                log,
                new SnapshotTable(views),
                live.getIfAvailable(() -> LiveStates.UNKNOWN),
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    InvariantMeters invariantMeters(InvariantChecker checker) {
        return new InvariantMeters(checker);
    }
}
