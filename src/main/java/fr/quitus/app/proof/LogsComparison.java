package fr.quitus.app.proof;

import fr.quitus.app.proof.ComparedLog.Finding;
import fr.quitus.app.proof.ComparedLog.Row;
import fr.quitus.bays.BayName;
import fr.quitus.bays.Pace;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.note.Checkpoint;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comparaison des registres : the logs of several bays read side by side from the first event on, each event hashed
 * anew in each, and their trees held against the checkpoints kept outside. It tells a bay that is wrong from bays of
 * which nobody knows which is right: wrong is who contradicts himself, or two others that agree with each other and
 * with every checkpoint, while both others are read and nothing is wrong with them.
 */
final class LogsComparison {
    /** Events of each bay that are held at a time, and read in one transaction. */
    static final int STRETCH_EVENTS = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(LogsComparison.class);
    private static final int BAYS = BayName.values().length;

    private final List<ComparedLog> logs;
    private final Deque<Checkpoint> ahead;
    private final Pace pace;
    private final Verdicts verdicts;
    private int checkpointsMet;
    private long attested;
    private long compared;

    /** Is told what was found. */
    interface Verdicts {
        /** This bay is wrong, and both others are right. */
        void wrong(BayName bay, String what);

        /** Something is wrong, and nobody can tell which bay is right. */
        void undecided(String what);
    }

    /**
     * @param logs of the bays that answer; closed by whoever opened them
     * @param checkpoints the smallest first
     */
    LogsComparison(List<ComparedLog> logs, List<Checkpoint> checkpoints, Pace pace, Verdicts verdicts) {
        this.logs = new ArrayList<>(logs);
        this.ahead = new ArrayDeque<>(checkpoints);
        this.pace = pace;
        this.verdicts = verdicts;
    }

    /** Compares as far as all logs go; false when it was not worth going on to the end. */
    boolean run() throws SQLException {
        long common = Long.MAX_VALUE;
        for (ComparedLog log : logs) {
            common = Math.min(common, log.log().head().events());
        }
        while (compared < common && !logs.isEmpty()) {
            if (!pace.goesOn()) {
                return false;
            }
            long startedAt = System.nanoTime();
            stretch(compared, Math.min(common, compared + STRETCH_EVENTS));
            pace.rest(System.nanoTime() - startedAt);
        }
        for (ComparedLog log : readable()) {
            log.checkHead(STRETCH_EVENTS);
        }
        checkTail(common);
        judge(true);
        return !logs.isEmpty();
    }

    /** A checkpoint of more events than any bay has tells that the tail was cut in all of them. */
    private void checkTail(long common) throws SQLException {
        if (ahead.isEmpty() || logs.size() < BAYS) {
            return;
        }
        long attested = ahead.getLast().size();
        long most = common;
        for (ComparedLog log : readable()) {
            log.log().renew();
            most = Math.max(most, log.log().head().events());
        }
        if (most < attested) {
            verdicts.undecided(
                    "un point de contrôle atteste %d faits, aucune baie n'en a plus de %d".formatted(attested, most));
        }
    }

    /** What differs or is wrong is read again, in new transactions, before it counts. */
    private void stretch(long from, long to) throws SQLException {
        Map<BayName, Frontier> before = new EnumMap<>(BayName.class);
        Map<BayName, Finding> known = new EnumMap<>(BayName.class);
        for (ComparedLog log : logs) {
            before.put(log.bay(), log.frontier());
            @Nullable Finding finding = log.finding();
            if (finding != null) {
                known.put(log.bay(), finding);
            }
        }
        List<ComparedLog> reading = readable();
        readAndCompare(reading, from, to);
        if (reading.stream().anyMatch(log -> log.finding() != null && !known.containsKey(log.bay()))) {
            List<ComparedLog> again = reading.stream().filter(logs::contains).toList();
            for (ComparedLog log : again) {
                log.back(before.getOrDefault(log.bay(), new Frontier()), known.get(log.bay()));
            }
            readAndCompare(again, from, to);
        }
        compared = to;
        while (!ahead.isEmpty() && ahead.getFirst().size() <= to) {
            attested = ahead.removeFirst().size();
            checkpointsMet++;
        }
        judge(false);
    }

    private List<ComparedLog> readable() {
        return logs.stream().filter(log -> !log.broken()).toList();
    }

    private void readAndCompare(List<ComparedLog> reading, long from, long to) {
        Map<ComparedLog, List<Row>> rows = new LinkedHashMap<>();
        for (ComparedLog log : reading) {
            try {
                log.log().renew();
                rows.put(log, log.read(from, to));
            } catch (SQLException e) {
                leave(log, e);
            }
        }
        Deque<Checkpoint> met = new ArrayDeque<>(ahead);
        for (long position = from; position < to; position++) {
            int index = (int) (position - from);
            compareEvent(position, index, rows);
            grow(index, rows);
            while (!met.isEmpty() && met.getFirst().size() <= position + 1) {
                compareWith(met.removeFirst(), rows.keySet());
            }
        }
    }

    private void grow(int index, Map<ComparedLog, List<Row>> rows) {
        for (ComparedLog log : List.copyOf(rows.keySet())) {
            List<Row> read = rows.getOrDefault(log, List.of());
            try {
                if (index < read.size()) {
                    log.grow(read.get(index).leaf());
                }
            } catch (IllegalStateException e) {
                rows.remove(log);
                leave(log, e);
            }
        }
    }

    private void leave(ComparedLog log, Exception e) {
        LOG.info("bay {} no longer answers and is compared no further: {}", log.bay(), e.getMessage());
        logs.remove(log);
    }

    private static void compareEvent(long position, int index, Map<ComparedLog, List<Row>> rows) {
        List<List<ComparedLog>> versions = versions(index, rows);
        if (versions.size() < 2) {
            return;
        }
        boolean majority = versions.stream().anyMatch(agreeing -> agreeing.size() == BAYS - 1);
        String what = majority ? "il n'est pas celui des deux autres baies, qui s'accordent" : "les baies diffèrent";
        for (List<ComparedLog> agreeing : versions) {
            if (!majority || agreeing.size() == 1) {
                agreeing.forEach(log -> log.found(new Finding(position, false, what)));
            }
        }
    }

    /** The bays that have an event at this place, those that have the same one together. */
    private static List<List<ComparedLog>> versions(int index, Map<ComparedLog, List<Row>> rows) {
        List<List<ComparedLog>> versions = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        for (Map.Entry<ComparedLog, List<Row>> log : rows.entrySet()) {
            if (index >= log.getValue().size()) {
                continue;
            }
            byte[] leaf = log.getValue().get(index).leaf();
            int version = 0;
            while (version < leaves.size() && !Arrays.equals(leaves.get(version), leaf)) {
                version++;
            }
            if (version == leaves.size()) {
                leaves.add(leaf);
                versions.add(new ArrayList<>());
            }
            versions.get(version).add(log.getKey());
        }
        return versions;
    }

    private static void compareWith(Checkpoint checkpoint, Iterable<ComparedLog> read) {
        for (ComparedLog log : read) {
            Frontier frontier = log.frontier();
            if (frontier.size() == checkpoint.size() && !Arrays.equals(frontier.root(), checkpoint.root())) {
                log.found(new Finding(
                        checkpoint.size() - 1,
                        false,
                        "un point de contrôle atteste d'autres faits n° 0 à " + (checkpoint.size() - 1)));
            }
        }
    }

    /** Who contradicts himself is judged at once; who contradicts others, once a checkpoint had its say or none has. */
    private void judge(boolean atTheEnd) {
        List<ComparedLog> found =
                logs.stream().filter(log -> log.finding() != null).toList();
        if (found.isEmpty()) {
            return;
        }
        ComparedLog first = found.getFirst();
        Finding finding = first.finding();
        boolean othersRight = found.size() == 1 && logs.size() == BAYS;
        if (finding != null && othersRight && (atTheEnd || finding.ofItself() || attested > finding.position())) {
            verdicts.wrong(first.bay(), sentence(first, finding));
        } else if (atTheEnd) {
            List<String> all = new ArrayList<>();
            for (ComparedLog log : found) {
                Finding own = log.finding();
                if (own != null) {
                    all.add("baie " + log.bay() + " : " + sentence(log, own));
                }
            }
            verdicts.undecided(String.join(" ; ", all));
        }
    }

    /** Named as another bay has it: in the one that is wrong the name may be what was changed. */
    private String sentence(ComparedLog wrong, Finding finding) {
        String described = logs.stream()
                .filter(log -> log != wrong && !log.broken())
                .map(log -> log.describe(finding.position()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return "le fait n° %d%s : %s".formatted(finding.position(), described, finding.what());
    }

    /** The bays that were read to the end, whatever was found in them. */
    List<BayName> readToTheEnd() {
        return readable().stream().map(ComparedLog::bay).toList();
    }

    /** How many events of all logs were compared. */
    long compared() {
        return compared;
    }

    /** How many checkpoints the logs were held against. */
    int checkpointsMet() {
        return checkpointsMet;
    }
}
