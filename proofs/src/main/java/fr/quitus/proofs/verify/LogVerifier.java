package fr.quitus.proofs.verify;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.Checkpoint;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * Vérification du registre : is given every event in order and fails at the first that is not what it must be. Of a log
 * that begins at position 0 it proves that positions and the sequences of every aggregate are dense, that leaves are
 * those of their events, that entries balance, and that the roots are those the checkpoints attest. A log
 * rewritten as a whole differs only from a checkpoint kept outside: without one, no one can tell.
 *
 * <p>Its memory is one event and {@code SequenceTable}. One thread uses it at a time.
 */
public final class LogVerifier {

    /** Most events of one aggregate; its sequences are kept in four bytes. */
    public static final long AGGREGATE_EVENTS_MAX = Integer.MAX_VALUE - 1L;

    private final Frontier frontier;
    private final boolean fromTheBeginning;
    private final Frontier.CompletedNodes nodes;
    private final Deque<Checkpoint> ahead;
    private final TreeHasher hasher = new TreeHasher();
    private final SequenceTable sequences = new SequenceTable();
    private final PostingsCheck postings = new PostingsCheck();
    private long attestedSize;
    private int checkpointsMet;
    private int checkpointsPassedBy;

    /** A verifier of a log from its first event on. */
    public LogVerifier(List<Checkpoint> checkpoints) throws BrokenLogException {
        this(new Frontier(), checkpoints, (level, index, hash) -> {});
    }

    /**
     * A verifier of what follows.
     *
     * @param before the tree until then; where it is not empty, somebody's claim, proven by the first checkpoint met
     * @param checkpoints what is attested of this log, in any order
     * @param nodes is told of the tree as it grows, to compare it with what a log keeps of it
     */
    public LogVerifier(Frontier before, List<Checkpoint> checkpoints, Frontier.CompletedNodes nodes)
            throws BrokenLogException {
        this.frontier = before.copy();
        this.fromTheBeginning = before.size() == 0;
        this.nodes = nodes;
        this.attestedSize = before.size();
        this.ahead = new ArrayDeque<>(checkpoints.stream()
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList());
        while (!ahead.isEmpty() && ahead.getFirst().size() < frontier.size()) {
            ahead.removeFirst();
            checkpointsPassedBy++;
        }
        compareWithCheckpoints();
    }

    /** The next event with the leaf that is kept for it. */
    public void accept(LogEntry entry, byte[] leaf) throws BrokenLogException {
        accept(entry, leaf, LeafHash.encode(entry));
    }

    /** The same where its encoding is at hand. */
    public void accept(LogEntry entry, byte[] leaf, byte[] encoded) throws BrokenLogException {
        long position = frontier.size();
        if (entry.position() != position) {
            throw new BrokenLogException(
                    position,
                    "ce fait manque ou n'est pas à sa place, on y trouve la position %d".formatted(entry.position()));
        }
        byte[] own = hasher.leaf(encoded);
        if (!Arrays.equals(own, leaf)) {
            throw new BrokenLogException(
                    position,
                    "le fait a été changé : l'empreinte conservée est %s, celle du fait est %s"
                            .formatted(
                                    HexFormat.of().formatHex(leaf),
                                    HexFormat.of().formatHex(own)));
        }
        checkSequence(entry);
        try {
            postings.check(entry.payload());
        } catch (PostingsFault e) {
            throw new BrokenLogException(position, "%s : %s".formatted(entry.name(), e.getMessage()));
        }
        frontier.append(own, nodes);
        compareWithCheckpoints();
    }

    private void checkSequence(LogEntry entry) throws BrokenLogException {
        if (entry.sequence() < 0 || entry.sequence() > AGGREGATE_EVENTS_MAX) {
            throw new BrokenLogException(
                    entry.position(),
                    "%s ne peut avoir de fait n° %d".formatted(entry.aggregateId(), entry.sequence()));
        }
        int before = sequences.replace(entry.aggregateId(), (int) entry.sequence());
        boolean isNew = before == SequenceTable.NONE;
        if (isNew ? fromTheBeginning && entry.sequence() != 0 : entry.sequence() != before + 1L) {
            throw new BrokenLogException(
                    entry.position(),
                    "le fait n° %d de %s suit le n° %s"
                            .formatted(
                                    entry.sequence(),
                                    entry.aggregateId(),
                                    isNew ? "(aucun)" : Integer.toString(before)));
        }
    }

    private void compareWithCheckpoints() throws BrokenLogException {
        while (!ahead.isEmpty() && ahead.getFirst().size() == frontier.size()) {
            Checkpoint checkpoint = ahead.removeFirst();
            compare("le point de contrôle", checkpoint.root());
            checkpointsMet++;
            attestedSize = checkpoint.size();
        }
    }

    /**
     * Compares the tree of the events until here with a root that somebody keeps for it.
     *
     * @param keeper who keeps it, in French, for the message
     */
    public void compare(String keeper, byte[] root) throws BrokenLogException {
        byte[] own = frontier.root();
        if (!Arrays.equals(own, root)) {
            String range = attestedSize < frontier.size()
                    ? "un fait des positions %d à %d a été changé, avec son empreinte"
                            .formatted(attestedSize, frontier.size() - 1)
                    : "le front d'avant n'est pas celui du registre";
            throw new BrokenLogException(
                    attestedSize,
                    "%s des %d premiers faits a la racine %s, le registre donne %s : %s"
                            .formatted(keeper, frontier.size(), base64(root), base64(own), range));
        }
    }

    /** The log ends here: fails where a checkpoint attests more events than came. */
    public void end() throws BrokenLogException {
        if (!ahead.isEmpty()) {
            throw new BrokenLogException(
                    frontier.size(),
                    "le registre s'arrête ici, un point de contrôle atteste %d faits : les positions %d à %d manquent"
                            .formatted(
                                    ahead.getLast().size(),
                                    frontier.size(),
                                    ahead.getLast().size() - 1));
        }
    }

    /** How many events the log has until here; the position that is waited for. */
    public long size() {
        return frontier.size();
    }

    /** The tree until here. */
    public Frontier frontier() {
        return frontier.copy();
    }

    /** How many aggregates were met. */
    public long aggregates() {
        return sequences.aggregates();
    }

    /** How many checkpoints the log agrees with. */
    public int checkpointsMet() {
        return checkpointsMet;
    }

    /** How many checkpoints attest less than the log's beginning given here, so that nothing can be said of them. */
    public int checkpointsPassedBy() {
        return checkpointsPassedBy;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
