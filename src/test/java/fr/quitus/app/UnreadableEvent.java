package fr.quitus.app;

import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * For a ledger whose release cannot read one event, as one before it would. Given to an application as
 * {@code spring.main.sources}; not annotated, so that it is only found there.
 */
public class UnreadableEvent {
    private static final long NONE = -1;
    private static volatile long unreadable = NONE;

    public static void at(long position) {
        unreadable = position;
    }

    public static void none() {
        unreadable = NONE;
    }

    @Bean
    @Primary
    LogReader olderReader(@Qualifier("logReader") LogReader log) {
        return new LogReader() {
            @Override
            public List<LoggedEvent> read(long afterPosition, int max) {
                List<LoggedEvent> events = log.read(afterPosition, max);
                List<LoggedEvent> before = events.stream()
                        .takeWhile(event -> event.position() != unreadable)
                        .toList();
                if (before.isEmpty() && !events.isEmpty()) {
                    throw new UnreadableLog(
                            unreadable, "file", "posted.v9", new IllegalStateException("posted.v9 is not known"));
                }
                return before;
            }

            @Override
            public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
                return log.awaitBeyond(position, timeout);
            }

            @Override
            public long head() {
                return log.head();
            }
        };
    }
}
