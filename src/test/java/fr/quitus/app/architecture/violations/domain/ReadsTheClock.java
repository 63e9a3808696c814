package fr.quitus.app.architecture.violations.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Four ways to ask what time it is, one of them by method reference. */
class ReadsTheClock {
    final Supplier<Instant> reference = Instant::now;

    LocalDate today(ZoneId zone) {
        return LocalDate.now(zone);
    }

    Instant clock(Clock clock) {
        return clock.instant();
    }

    long nanos() {
        return System.nanoTime();
    }
}
