package fr.quitus.app.proof;

import fr.quitus.app.proof.BayLog.Head;
import fr.quitus.app.proof.BayLog.Node;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.LogVerifier;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vérification d'une baie : the log of a bay from its first event to its last, against itself (leaves, sequences,
 * balances, the stored tree, the head, the streams, the journal) and against checkpoints kept outside.
 */
public final class BayVerification {

    private final BayLog bay;
    private final List<Checkpoint> checkpoints;
    private long lines;
    private long lastPositionOfLines = -1;

    private BayVerification(BayLog bay, List<Checkpoint> checkpoints) {
        this.bay = bay;
        this.checkpoints = checkpoints;
    }

    /** What was verified, or the first thing that is wrong. */
    public static LogVerifier verify(BayLog bay, List<Checkpoint> checkpoints) throws SQLException, BrokenLogException {
        return new BayVerification(bay, checkpoints).verify();
    }

    private LogVerifier verify() throws SQLException, BrokenLogException {
        Head head = bay.head();
        LogVerifier log;
        try (BayLog.Nodes stored = bay.nodesAsCompleted()) {
            log = new LogVerifier(
                    new Frontier(), checkpoints, (level, index, hash) -> compare(stored, level, index, hash));
            bay.events(0, Long.MAX_VALUE, new SegmentHandler<BrokenLogException>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws BrokenLogException {
                    log.accept(entry, leaf, encoded);
                }

                @Override
                public void command(JournalLine line) {
                    throw new IllegalStateException("a line among events: " + line);
                }
            });
            checkHead(log, head);
            if (next(stored) instanceof Node more) {
                throw new BrokenLogException(
                        log.size(),
                        "un nœud de l'arbre est en trop (niveau %d, n° %d)".formatted(more.level(), more.index()));
            }
        } catch (Passed e) {
            throw e.broken;
        }
        log.end();
        checkStreams(log);
        checkJournal(head);
        return log;
    }

    private static void checkHead(LogVerifier log, Head head) throws BrokenLogException {
        if (log.size() != head.events()) {
            throw new BrokenLogException(
                    Math.min(log.size(), head.events()),
                    "la tête du registre dit %d faits, il y en a %d".formatted(head.events(), log.size()));
        }
        Frontier kept;
        try {
            kept = Frontier.decode(head.frontier());
        } catch (IllegalArgumentException e) {
            throw new BrokenLogException(log.size(), "le front que garde la tête du registre n'est pas lisible");
        }
        if (kept.size() != log.size()) {
            throw new BrokenLogException(
                    Math.min(log.size(), kept.size()),
                    "le front que garde la tête du registre est de %d faits, il y en a %d"
                            .formatted(kept.size(), log.size()));
        }
        log.compare("la tête du registre", kept.root());
    }

    private void checkStreams(LogVerifier log) throws SQLException, BrokenLogException {
        String stray = bay.strayStream();
        if (stray != null) {
            throw new BrokenLogException(
                    log.size() - 1, "la table des agrégats ne suit pas les faits, %s".formatted(stray));
        }
    }

    private void checkJournal(Head head) throws SQLException, BrokenLogException {
        bay.lines(0, Long.MAX_VALUE, new SegmentHandler<BrokenLogException>() {
            @Override
            public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
                throw new IllegalStateException("an event among lines: " + entry);
            }

            @Override
            public void command(JournalLine line) throws BrokenLogException {
                checkLine(line, head);
            }
        });
        if (lines != head.lines()) {
            throw new BrokenLogException(
                    head.events(),
                    "le journal des commandes a %d lignes, la tête en dit %d".formatted(lines, head.lines()));
        }
    }

    private void checkLine(JournalLine line, Head head) throws BrokenLogException {
        if (line.number() != lines
                || line.firstPosition() < 0
                || line.lastPosition() < lastPositionOfLines
                || line.lastPosition() >= head.events()) {
            throw new BrokenLogException(
                    Math.max(0, line.firstPosition()),
                    "la ligne %d du journal des commandes (faits %d à %d) n'est pas la ligne attendue, n° %d après %d"
                            .formatted(
                                    line.number(),
                                    line.firstPosition(),
                                    line.lastPosition(),
                                    lines,
                                    lastPositionOfLines));
        }
        lines++;
        lastPositionOfLines = line.lastPosition();
    }

    private static void compare(BayLog.Nodes stored, int level, long index, byte[] hash) {
        Node node = next(stored);
        if (node == null || node.level() != level || node.index() != index || !Arrays.equals(node.hash(), hash)) {
            long from = index << level;
            long last = (index + 1 << level) - 1;
            throw new Passed(new BrokenLogException(
                    from,
                    "l'arbre conservé n'est pas celui des faits %d à %d : on lit %s, les faits donnent %s"
                            .formatted(
                                    from,
                                    last,
                                    node == null
                                            ? "(rien)"
                                            : "niveau %d n° %d %s"
                                                    .formatted(node.level(), node.index(), base64(node.hash())),
                                    "niveau %d n° %d %s".formatted(level, index, base64(hash)))));
        }
    }

    private static @Nullable Node next(BayLog.Nodes stored) {
        try {
            return stored.next();
        } catch (SQLException e) {
            throw new IllegalStateException("the tree of the log cannot be read", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Carries what is wrong through a listener that may not throw it. */
    private static final class Passed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final BrokenLogException broken;

        Passed(BrokenLogException broken) {
            super(broken);
            this.broken = broken;
        }
    }
}
