package fr.quitus.app.proof;

import fr.quitus.bays.BayName;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one bay while it is compared: the tree of the events as they are read there, whatever hashes the bay keeps
 * of them, and the first thing that is wrong. One thread.
 */
final class ComparedLog implements AutoCloseable {
    private static final String REFUSED_TO_READ = "XX";
    private static final String SYSTEM_ERROR = "58";

    private final BayName bay;
    private final BayLog log;
    private final TreeHasher hasher = new TreeHasher();
    private Frontier frontier = new Frontier();
    private @Nullable Finding finding;
    private boolean broken;

    ComparedLog(BayName bay, BayLog log) {
        this.bay = bay;
        this.log = log;
    }

    /**
     * Something wrong in the log of a bay.
     *
     * @param ofItself true when the bay contradicts itself; else it contradicts others
     * @param what in French
     */
    record Finding(long position, boolean ofItself, String what) {}

    /** An event as read. */
    record Row(byte[] leaf, String aggregate, long sequence, String name) {}

    BayName bay() {
        return bay;
    }

    BayLog log() {
        return log;
    }

    /** The first thing that is wrong; null when nothing is. */
    @Nullable Finding finding() {
        return finding;
    }

    void found(Finding what) {
        if (finding == null) {
            finding = what;
        }
    }

    /** True when it cannot be read on: an event is missing, or does not come back. */
    boolean broken() {
        return broken;
    }

    Frontier frontier() {
        return frontier.copy();
    }

    /** As it was before a stretch, to read that again. */
    void back(Frontier before, @Nullable Finding found) {
        frontier = before.copy();
        finding = found;
        broken = false;
    }

    /** The events of a stretch as they are there, each held against the hash kept of it; fewer when it breaks off. */
    List<Row> read(long from, long to) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try {
            collect(from, to, rows);
        } catch (SQLException e) {
            if (!isRefusedToRead(e)) {
                throw e;
            }
            rows.clear();
            readOneByOne(from, to, rows);
        }
        if (rows.size() < to - from) {
            broken = true;
            found(new Finding(from + rows.size(), true, "il manque ou n'est pas à sa place"));
        }
        return rows;
    }

    private void readOneByOne(long from, long to, List<Row> rows) throws SQLException {
        for (long position = from; position < to; position++) {
            try {
                log.renew();
                collect(position, position + 1, rows);
            } catch (SQLException e) {
                if (!isRefusedToRead(e)) {
                    throw e;
                }
                found(new Finding(position, true, "il ne se lit plus (" + e.getMessage() + ")"));
                log.renew();
                return;
            }
        }
    }

    private static boolean isRefusedToRead(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith(REFUSED_TO_READ) || state.startsWith(SYSTEM_ERROR));
    }

    private void collect(long from, long to, List<Row> rows) throws SQLException {
        long first = from - rows.size();
        log.events(from, to, new SegmentHandler<SQLException>() {
            @Override
            public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
                if (entry.position() != first + rows.size()) {
                    return; // what is behind a gap is of no use: the gap is what is told
                }
                byte[] own = hasher.leaf(encoded);
                if (!Arrays.equals(own, leaf)) {
                    found(new Finding(
                            entry.position(), true, "il a été changé : son empreinte n'est pas celle conservée"));
                }
                rows.add(new Row(own, entry.aggregateId(), entry.sequence(), entry.name()));
            }

            @Override
            public void command(JournalLine line) {
                throw new IllegalStateException("a line among events: " + line);
            }
        });
    }

    /** The name and stream of an event, for a person; empty when it cannot be read. */
    String describe(long position) {
        try {
            log.renew();
            List<Row> rows = new ArrayList<>();
            collect(position, position + 1, rows);
            return rows.isEmpty()
                    ? ""
                    : " (%s, n° %d de %s)"
                            .formatted(rows.getFirst().name, rows.getFirst().sequence, rows.getFirst().aggregate);
        } catch (SQLException e) {
            return "";
        }
    }

    /** Lets the tree grow by an event, and holds it against the nodes that the bay keeps of it. */
    void grow(byte[] leaf) {
        frontier.append(leaf, (level, index, hash) -> {
            List<byte[]> kept = log.nodes().hashes(level, index, 1);
            if (kept.size() != 1 || !Arrays.equals(kept.getFirst(), hash)) {
                long last = (index + 1 << level) - 1;
                found(new Finding(
                        index << level,
                        true,
                        "l'arbre conservé n'est pas celui des faits n° %d à %d".formatted(index << level, last)));
            }
        });
    }

    /** The head that the bay keeps of its log is that of its events. */
    void checkHead(int eventsMax) throws SQLException {
        log.renew();
        BayLog.Head head = log.head();
        long size = frontier.size();
        if (broken || head.events() < size || head.events() - size > eventsMax) {
            return;
        }
        Frontier now = frontier.copy();
        for (Row row : read(size, head.events())) {
            now.append(row.leaf);
        }
        if (!broken && !Arrays.equals(now.encode(), head.frontier())) {
            found(new Finding(head.events() - 1, true, "la tête du registre n'est pas celle de ses faits"));
        }
    }

    @Override
    public void close() throws SQLException {
        log.close();
    }
}
