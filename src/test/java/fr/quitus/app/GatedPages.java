package fr.quitus.app;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * For a ledger whose rebuilds wait: what they read of the log comes when the gate is open. Given to an application as
 * {@code spring.main.sources}; not annotated, so that it is only found there.
 */
public class GatedPages {
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    /** Until {@link #open}, rebuilds get no page of the log. */
    public static void shut() {
        gate = new CountDownLatch(1);
    }

    public static void open() {
        gate.countDown();
    }

    @Bean
    @Primary
    LogReader gatedLog(@Qualifier("logReader") LogReader log) {
        return new LogReader() {
            @Override
            public LogPage page(long afterPosition, long upTo, Interest interest) {
                if (Thread.currentThread().getName().startsWith("projections-rebuild")) {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("nobody waits for this page any more", e);
                    }
                }
                return log.page(afterPosition, upTo, interest);
            }

            @Override
            public List<LoggedEvent> read(long afterPosition, int max) {
                return log.read(afterPosition, max);
            }

            @Override
            public List<LoggedEvent> at(Collection<Long> positions) {
                return log.at(positions);
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
