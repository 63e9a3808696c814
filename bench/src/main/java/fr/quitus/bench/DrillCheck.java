package fr.quitus.bench;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.BayVerification;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.LogVerifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Contrôle après panne : what the ledger holds, compared with what the witness was told, with itself in each bay, and
 * with its own views made again.
 */
final class DrillCheck {
    private static final int PAGE = 5_000;
    private static final int SAMPLES = 50;
    private static final int DEFECTS_MAX = 20;
    private static final Duration BAY_MAX = Duration.ofSeconds(90);
    private static final long BAY_PAUSE_MS = 500;

    private final DrilledLedger ledger;
    private final Map<UUID, JournalledCommand> journal = new HashMap<>();
    private final List<String> defects = new ArrayList<>();
    private long lost;
    private long lostEvents;
    private long duplicated;
    private long altered;
    private long elsewhere;

    /**
     * A root that the log had at some size, kept outside the bays.
     *
     * @param size how many events it is of
     */
    record Attested(long size, byte[] root) {}

    /**
     * What was found.
     *
     * @param acknowledged answers the witness holds
     * @param lostEvents events of the commands that are lost
     * @param defects whatever does not hold, in French; nothing when all does
     */
    record Found(
            long acknowledged,
            long events,
            long lost,
            long lostEvents,
            long duplicated,
            long altered,
            long elsewhere,
            List<String> defects) {}

    private DrillCheck(DrilledLedger ledger) {
        this.ledger = ledger;
    }

    /** @param witnessed what was answered, as somebody outside the bays kept it */
    static Found of(DrilledLedger ledger, List<DrillWitness.Line> witnessed, List<Attested> attested) {
        return new DrillCheck(ledger).check(witnessed, attested);
    }

    private Found check(List<DrillWitness.Line> witnessed, List<Attested> attested) {
        EventLog log = ledger.instance().bean(EventLog.class);
        readJournal(log);
        compare(witnessed);
        readEvents(log);
        verifyBays(log.head(), attested);
        List<String> faults = new YearCheck(ledger.instance().bean(EventReader.class), SAMPLES)
                .over(log.head(), position -> log.read(position, YearCheck.page()))
                .faults();
        faults.forEach(fault -> defect("comptes : " + fault));
        compareViews(log.head());
        count("acquittées et perdues", lost);
        count("en double", duplicated);
        count("altérées", altered);
        count("ailleurs qu'annoncé", elsewhere);
        return new Found(
                witnessed.size(),
                log.head() + 1,
                lost,
                lostEvents,
                duplicated,
                altered,
                elsewhere,
                List.copyOf(defects));
    }

    private void count(String what, long number) {
        if (number > 0) {
            defects.addFirst("commandes " + what + " : " + number);
        }
    }

    private void defect(String what) {
        if (defects.size() < DEFECTS_MAX) {
            defects.add(what);
        }
    }

    private void readJournal(EventLog log) {
        long number = -1;
        for (List<JournalledCommand> page = log.journal(number, PAGE);
                !page.isEmpty();
                page = log.journal(number, PAGE)) {
            for (JournalledCommand line : page) {
                if (line.number() != number + 1) {
                    defect("journal des commandes : " + (number + 1) + " manque");
                }
                number = line.number();
                duplicated += journal.put(line.entry().commandId(), line) == null ? 0 : 1;
            }
        }
    }

    private void compare(List<DrillWitness.Line> witnessed) {
        for (DrillWitness.Line told : witnessed) {
            JournalledCommand line = journal.get(told.commandId());
            if (line == null) {
                lost++;
                lostEvents += told.events();
            } else if ((line.entry().outcome() == Outcome.ACCEPTED) != told.accepted()
                    || !DrillWitness.hash(line.entry().answer()).equals(told.hash())) {
                altered++;
            } else if (told.accepted() && line.lastPosition() != told.position()) {
                elsewhere++;
            }
        }
    }

    private void readEvents(EventLog log) {
        Map<String, Long> sequences = new HashMap<>();
        long position = -1;
        for (List<StoredEvent> page = log.read(position, PAGE); !page.isEmpty(); page = log.read(position, PAGE)) {
            for (StoredEvent event : page) {
                if (event.position() != position + 1) {
                    defect("positions : " + (position + 1) + " manque");
                }
                position = event.position();
                Long before = sequences.put(event.aggregateId(), event.sequence());
                if (event.sequence() != (before == null ? 0 : before + 1)) {
                    defect("suite de %s : %d après %s".formatted(event.aggregateId(), event.sequence(), before));
                }
                ofItsCommand(event);
            }
        }
    }

    /** An event lies where its command's line of the journal says, or the command was written twice. */
    private void ofItsCommand(StoredEvent event) {
        String id =
                LedgerJson.mapper().readTree(event.metaData()).path("commandId").asString("");
        JournalledCommand line = id.isEmpty() ? null : journal.get(UUID.fromString(id));
        if (line == null) {
            defect("le fait " + event.position() + " n'est d'aucune commande du journal");
        } else if (event.position() < line.firstPosition() || event.position() > line.lastPosition()) {
            duplicated++;
        }
    }

    private void verifyBays(long head, List<Attested> attested) {
        Map<String, List<String>> roots = new TreeMap<>();
        for (BayName bay : BayName.values()) {
            roots.computeIfAbsent(verified(bay, head, attested), _ -> new ArrayList<>())
                    .add(bay.folder());
        }
        if (roots.size() != 1) {
            defect("racines différentes selon les baies : " + roots);
        }
    }

    /** One that finds a page of its own altered is filled again by and by: what it holds then is what counts. */
    private String verified(BayName bay, long head, List<Attested> attested) {
        long deadline = System.nanoTime() + BAY_MAX.toNanos();
        while (true) {
            String trouble;
            try (BayLog log = open(bay)) {
                long behind = head + 1 - log.head().events();
                if (behind == 0) {
                    return verified(bay, log, attested);
                }
                trouble = behind + " faits de retard";
            } catch (SQLException | IllegalStateException e) {
                trouble = String.valueOf(e.getMessage());
            } catch (BrokenLogException e) {
                defect("baie " + bay.folder() + " rompue : " + e.getMessage());
                return "rompue " + bay.folder();
            }
            if (System.nanoTime() > deadline) {
                defect("baie " + bay.folder() + " : " + trouble);
                return "non lue " + bay.folder();
            }
            DrilledLedger.pause(BAY_PAUSE_MS);
        }
    }

    private String verified(BayName bay, BayLog log, List<Attested> attested) throws SQLException, BrokenLogException {
        LogVerifier verifier = BayVerification.verify(log, List.of());
        Proofs proofs = new Proofs(log.nodes());
        for (Attested one : attested) {
            if (!Arrays.equals(proofs.root(one.size()), one.root())) {
                defect("baie " + bay.folder() + " : la racine des " + one.size() + " premiers faits a changé");
            }
        }
        return Base64.getEncoder().encodeToString(verifier.frontier().root());
    }

    private BayLog open(BayName bay) throws SQLException {
        EmbeddedBays bays = ledger.bays();
        Connection connection = DriverManager.getConnection(
                bays.jdbcUrl(bay, LedgerStorage.DATABASE), bays.adminUser(), bays.adminPassword());
        return BayLog.open(connection);
    }

    private void compareViews(long head) {
        try {
            ledger.instance().awaitViews(head);
        } catch (IllegalStateException e) {
            defect("vues : " + e.getMessage());
            return;
        }
        RebuildReport report = ledger.instance().bean(RebuildDriver.class).rebuildAll(ProgressListener.SILENT);
        for (RebuildReport.Rebuilt view : report.views()) {
            if (view.outcome() != RebuildReport.Outcome.COMPARED_AND_SWITCHED) {
                defect("vue " + view.name() + " refaite : " + view.outcome() + " " + view.detail() + " "
                        + view.differences().stream().limit(2).toList());
            }
        }
    }
}
