package fr.quitus.app.ledger;

import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.actor.Act;
import java.time.Clock;
import java.time.Instant;

/** The clocks an instance may run on. */
final class LedgerClocks {
    private LedgerClocks() {}

    /** Real accounts: the machine's clock, and nobody else's. */
    static LedgerClock real(Clock clock) {
        return new LedgerClock() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public boolean acceptsSimulatedTime() {
                return false;
            }
        };
    }

    /** A demonstration: today's day and hour, in the demonstration's fiscal year. */
    static LedgerClock demonstration(Clock clock, int fiscalYear) {
        return new LedgerClock() {
            @Override
            public Instant now() {
                return clock.instant().atZone(Act.PARIS).withYear(fiscalYear).toInstant();
            }

            @Override
            public boolean acceptsSimulatedTime() {
                return true;
            }
        };
    }
}
