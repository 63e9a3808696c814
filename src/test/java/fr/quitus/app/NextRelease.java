package fr.quitus.app;

import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/**
 * A release that comes later: every view is of a higher version. Given to an application as
 * {@code spring.main.sources}; not annotated, so that it is only found there.
 */
public class NextRelease {
    @Bean
    static BeanPostProcessor higherVersions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Projection projection ? new Higher(projection) : bean;
            }
        };
    }

    private record Higher(Projection before) implements Projection {
        @Override
        public String name() {
            return before.name();
        }

        @Override
        public int version() {
            return before.version() + 1;
        }

        @Override
        public Interest interest() {
            return before.interest();
        }

        @Override
        public List<Fold<?, ?>> folds() {
            return before.folds();
        }

        @Override
        public List<Table<?, ?>> appendedTables() {
            return before.appendedTables();
        }

        @Override
        public List<Summary<?, ?, ?, ?>> summaries() {
            return before.summaries();
        }

        @Override
        public void append(LoggedEvent event, Appends appends) {
            before.append(event, appends);
        }
    }
}
