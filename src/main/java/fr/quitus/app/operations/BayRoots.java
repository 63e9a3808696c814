package fr.quitus.app.operations;

import fr.quitus.app.proof.BayLog;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayComparison;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.proofs.merkle.Proofs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Racines comparées : a bay counts again once the root of its log is the primary's, at the last event that the primary
 * had when it was asked.
 */
@Component
final class BayRoots implements BayComparison {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final LedgerStorage storage;
    private final LedgerDatabase database;

    BayRoots(LedgerStorage storage, LedgerDatabase database) {
        this.storage = storage;
        this.database = database;
        storage.bays().ifPresent(bays -> bays.comparing(this));
    }

    @Override
    public @Nullable String difference(BayName bay, BayName primary) throws SQLException {
        long events;
        byte[] wanted;
        try (BayLog log = open(primary)) {
            events = log.head().events();
            wanted = new Proofs(log.nodes()).root(events);
        }
        try (BayLog log = open(bay)) {
            long held = log.head().events();
            if (held < events) {
                throw new SQLException("bay " + bay + " has " + held + " events of " + events);
            }
            return Arrays.equals(new Proofs(log.nodes()).root(events), wanted)
                    ? null
                    : "au fait n° " + (events - 1) + ", la racine de la baie " + bay.folder()
                            + " n'est pas celle de la primaire " + primary.folder()
                            + ". Vérifiez les deux (./quitus verify --bay), puis reconstruisez celle qui a tort.";
        }
    }

    private BayLog open(BayName bay) throws SQLException {
        EmbeddedBays bays = storage.bays().orElseThrow();
        return BayLog.open(database.openReader(bays.jdbcUrl(bay, LedgerStorage.DATABASE, ANSWER_TIMEOUT)));
    }
}
