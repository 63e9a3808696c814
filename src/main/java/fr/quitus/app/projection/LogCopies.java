package fr.quitus.app.projection;

import fr.quitus.api.json.EventReader;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.MerkleReads;
import fr.quitus.eventstore.postgres.LogCopy;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.QuestionRefused;
import java.util.Arrays;
import java.util.Locale;

/** The copies of the log that views can be rebuilt from: those of the embedded bays. */
public final class LogCopies {
    private final LedgerStorage storage;
    private final LedgerDatabase database;
    private final EventLog log;
    private final EventReader events;

    LogCopies(LedgerStorage storage, LedgerDatabase database, EventLog log, EventReader events) {
        this.storage = storage;
        this.database = database;
        this.log = log;
        this.events = events;
    }

    /**
     * The log as a bay holds it, which is the ledger's as far as it goes: their trees have the same root there.
     *
     * @throws QuestionRefused when there is no such bay, or what it holds is not the ledger's log
     */
    public LogReader of(String bay) {
        EmbeddedBays bays = storage.bays()
                .orElseThrow(() -> new QuestionRefused(
                        404,
                        "BAIE_INCONNUE",
                        "Cette instance ne gère pas ses baies elle-même.",
                        "Reconstruisez sans from, depuis la base primaire."));
        BayName name = Arrays.stream(BayName.values())
                .filter(candidate -> candidate.folder().equals(bay.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new QuestionRefused(
                        404, "BAIE_INCONNUE", "Il n'y a pas de baie « " + bay + " ».", "Nommez a, b ou c."));
        String address = bays.jdbcUrl(name, LedgerStorage.DATABASE);
        LogCopy copy = new LogCopy(() -> database.openReader(address));
        requireSameLog(copy, Math.min(copy.head(), log.head()) + 1, bay);
        return new EventLogReader(copy, events);
    }

    private void requireSameLog(MerkleReads copy, long size, String bay) {
        if (!Arrays.equals(copy.rootAt(size), log.rootAt(size))) {
            throw new QuestionRefused(
                    409,
                    "JOURNAL_DIFFERENT",
                    "La baie " + bay + " ne porte pas le journal de cette instance : leurs " + size
                            + " premiers événements diffèrent.",
                    "Vérifiez-la par ./quitus verify --bay " + bay + ", et reconstruisez depuis une autre.");
        }
    }
}
