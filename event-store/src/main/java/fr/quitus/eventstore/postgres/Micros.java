package fr.quitus.eventstore.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the log keeps them: microseconds since 1970. */
final class Micros {

    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The first microsecond that is not before this time. */
    static long atOrAfter(Instant time) {
        long micros = of(time);
        return toInstant(micros).isBefore(time) ? micros + 1 : micros;
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
