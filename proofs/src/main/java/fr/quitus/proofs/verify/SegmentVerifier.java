package fr.quitus.proofs.verify;

import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.segment.SegmentSeal;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Vérification de segments : that they follow one another, that each is signed by a known key, and that the log in them
 * is whole ({@link LogVerifier}). Without keys it says nothing about who wrote them.
 */
public final class SegmentVerifier {

    private final LogVerifier log;
    private final VerifierKeys keys;
    private final String origin;
    private final Set<VerifierKey> signers = new LinkedHashSet<>();
    private long journalNext;
    private long journalPosition = -1;
    private int segments;

    /**
     * A verifier that begins with this segment.
     *
     * @param keys whom to trust; with none, signatures are passed over
     * @param checkpoints what is attested of this log, all of its origin
     */
    public SegmentVerifier(SegmentHeader first, VerifierKeys keys, List<Checkpoint> checkpoints)
            throws BrokenLogException {
        this.log = new LogVerifier(first.frontier(), checkpoints, (level, index, hash) -> {});
        this.keys = keys;
        this.origin = first.origin();
        this.journalNext = first.journalFrom();
    }

    /** The next segment; each event and line goes on to {@code further} once it has been found right. */
    public <E extends Exception> void accept(SegmentReader segment, SegmentHandler<E> further)
            throws BrokenLogException, IOException, E {
        checkFollows(segment.header());
        SegmentSeal seal;
        try {
            seal = segment.read(new Both<>(further));
        } catch (SegmentException e) {
            throw new BrokenLogException(
                    log.size(), "le segment n'est pas lisible au-delà, %s".formatted(e.getMessage()));
        } catch (Passed e) {
            throw e.broken();
        }
        if (!Arrays.equals(seal.frontierAfter().encode(), log.frontier().encode())) {
            log.compare("le segment", seal.frontierAfter().root());
            throw new BrokenLogException(log.size(), "le front d'après du segment n'est pas celui du registre");
        }
        checkSignature(segment.header(), seal);
        segments++;
    }

    private void checkFollows(SegmentHeader header) throws BrokenLogException {
        if (!header.origin().equals(origin)) {
            throw new BrokenLogException(
                    header.from(), "le segment est de %s, les autres de %s".formatted(header.origin(), origin));
        }
        if (header.from() != log.size()) {
            throw new BrokenLogException(
                    log.size(), "le segment qui suit commence à la position %d".formatted(header.from()));
        }
        if (!Arrays.equals(header.frontierBefore(), log.frontier().encode())) {
            throw new BrokenLogException(
                    log.size(), "le front d'avant du segment n'est pas celui des segments qui précèdent");
        }
        if (header.journalFrom() != journalNext) {
            throw new BrokenLogException(
                    header.from(),
                    "le journal des commandes du segment commence à la ligne %d, on attend la ligne %d"
                            .formatted(header.journalFrom(), journalNext));
        }
    }

    private void checkSignature(SegmentHeader header, SegmentSeal seal) throws BrokenLogException {
        if (keys.keys().isEmpty()) {
            return;
        }
        try {
            signers.addAll(keys.signersOf(seal.note(), origin));
        } catch (NoteException e) {
            throw new BrokenLogException(
                    header.from(), "le segment n'est pas signé comme il doit l'être, %s".formatted(e.getMessage()));
        }
    }

    private void checkLine(JournalLine line) throws BrokenLogException {
        if (line.firstPosition() < 0
                || line.firstPosition() > line.lastPosition() + 1
                || line.lastPosition() < journalPosition
                || line.lastPosition() >= log.size()) {
            throw new BrokenLogException(
                    Math.max(line.firstPosition(), 0),
                    "la ligne %d du journal dit ses faits de %d à %d, après %d et parmi %d"
                            .formatted(
                                    line.number(),
                                    line.firstPosition(),
                                    line.lastPosition(),
                                    journalPosition,
                                    log.size()));
        }
        journalPosition = line.lastPosition();
        journalNext++;
    }

    /** No segment follows. */
    public void end() throws BrokenLogException {
        log.end();
    }

    /** What was proven of the log. */
    public LogVerifier log() {
        return log;
    }

    /** Name of the log. */
    public String origin() {
        return origin;
    }

    /** Number after the last journal line. */
    public long journalNext() {
        return journalNext;
    }

    /** How many segments were found right. */
    public int segments() {
        return segments;
    }

    /** The known keys that signed segments. */
    public Set<VerifierKey> signers() {
        return Set.copyOf(signers);
    }

    /** Carries a {@link BrokenLogException} through a reader that knows only what its caller throws. */
    private static final class Passed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final BrokenLogException broken;

        Passed(BrokenLogException broken) {
            super(broken);
            this.broken = broken;
        }

        BrokenLogException broken() {
            return broken;
        }
    }

    private final class Both<E extends Exception> implements SegmentHandler<E> {

        private final SegmentHandler<E> further;

        Both(SegmentHandler<E> further) {
            this.further = further;
        }

        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws E {
            try {
                log.accept(entry, leaf, encoded);
            } catch (BrokenLogException e) {
                throw new Passed(e);
            }
            further.event(entry, leaf, encoded);
        }

        @Override
        public void command(JournalLine line) throws E {
            try {
                checkLine(line);
            } catch (BrokenLogException e) {
                throw new Passed(e);
            }
            further.command(line);
        }
    }
}
