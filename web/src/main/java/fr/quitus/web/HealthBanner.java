package fr.quitus.web;

import fr.quitus.web.ledger.LedgerConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bandeau : what every page must say of an instance that does not serve in full. */
@Component
final class HealthBanner {
    /** How long an answer counts: pages are asked for far more often than health changes. */
    static final Duration ANSWER_LIFE = Duration.ofSeconds(1);

    private final LedgerConnection connection;
    private final Clock clock;
    private volatile @Nullable Seen last;

    private record Seen(LedgerConnection.Health health, Instant at) {}

    HealthBanner(LedgerConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    LedgerConnection.Health health() {
        Seen seen = last;
        Instant now = clock.instant();
        if (seen == null || Duration.between(seen.at(), now).abs().compareTo(ANSWER_LIFE) >= 0) {
            seen = new Seen(connection.health(), now);
            last = seen;
        }
        return seen.health();
    }
}
