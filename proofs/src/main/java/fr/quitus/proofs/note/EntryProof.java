package fr.quitus.proofs.note;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Preuve d'une écriture : one event with what shows, without the log, that it stands in it: its place, the hashes
 * beside the way to the root, and a signed checkpoint with that root (c2sp.org/tlog-proof). It is true or false by
 * itself; that the checkpoint is the log's is for a key to say ({@link VerifierKeys#signersOf}).
 *
 * @param position of the event
 * @param encoded the bytes that its leaf covers, which the format calls extra data
 * @param path lowest hash first
 * @param note the checkpoint
 */
public record EntryProof(long position, byte[] encoded, List<byte[]> path, SignedNote note) {
    /** How a file with a proof begins. */
    public static final String FIRST_LINE = "c2sp.org/tlog-proof@v1\n";

    /** Longest proof read, in bytes: an event of 16 MiB in base64, and the rest. */
    public static final int PROOF_BYTES_MAX = 24 * 1024 * 1024;

    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public EntryProof {
        path = List.copyOf(path);
        if (position < 0 || path.size() > Frontier.PEAKS_MAX + 1) {
            throw new NoteException("une preuve a une position à partir de 0 et %d empreintes au plus"
                    .formatted(Frontier.PEAKS_MAX + 1));
        }
        for (byte[] hash : path) {
            if (hash.length != TreeHasher.HASH_BYTES) {
                throw new NoteException("une empreinte a %d octets".formatted(TreeHasher.HASH_BYTES));
            }
        }
    }

    /** One step on the way: the hash that was met, on which side the other stood, and the node above both. */
    public record Step(byte[] beside, boolean besideIsLeft, byte[] node) {}

    /**
     * The way from the event to the root that it leads to.
     *
     * @param complete whether the path is as long as a tree of this size asks
     */
    public record Way(byte[] leaf, List<Step> steps, byte[] root, boolean complete) {}

    /** Reads a proof, strictly: what is read is written again byte for byte. */
    public static EntryProof parse(byte[] file) {
        if (file.length > PROOF_BYTES_MAX) {
            throw new NoteException("une preuve a %d octets au plus".formatted(PROOF_BYTES_MAX));
        }
        String text = SignedNote.utf8(file);
        int end = text.indexOf("\n\n");
        if (!text.startsWith(FIRST_LINE) || end < FIRST_LINE.length()) {
            throw new NoteException(
                    "pas une preuve : la première ligne doit être « %s »".formatted(FIRST_LINE.strip()));
        }
        List<String> lines = List.of(text.substring(FIRST_LINE.length(), end).split("\n", -1));
        if (lines.size() < 2 || !lines.get(0).startsWith(EXTRA) || !lines.get(1).startsWith(INDEX)) {
            throw new NoteException(
                    "une preuve de Quitus a une ligne « extra » avec le fait, puis une ligne « index »");
        }
        List<byte[]> path = new ArrayList<>();
        lines.subList(2, lines.size()).forEach(line -> path.add(Base64Text.bytes(line)));
        return new EntryProof(
                Decimal.parse(lines.get(1).substring(INDEX.length())),
                Base64Text.bytes(lines.get(0).substring(EXTRA.length())),
                path,
                SignedNote.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /** The proof as it is sent and kept. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(FIRST_LINE)
                .append(EXTRA)
                .append(Base64Text.of(encoded))
                .append('\n')
                .append(INDEX)
                .append(position)
                .append('\n');
        path.forEach(hash -> text.append(Base64Text.of(hash)).append('\n'));
        return text.append('\n')
                .append(new String(note.encode(), StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** Whether the event of these bytes stands at this place of the log that the checkpoint attests. */
    public boolean holds() {
        Checkpoint checkpoint = checkpoint();
        Way way = way();
        return position < checkpoint.size() && way.complete() && Arrays.equals(way.root(), checkpoint.root());
    }

    /** The reckoning of RFC 9162, section 2.1.3.2, step by step for whoever wants to follow it. */
    public Way way() {
        TreeHasher hasher = new TreeHasher();
        byte[] leaf = hasher.leaf(encoded);
        List<Step> steps = new ArrayList<>();
        byte[] hash = leaf;
        long node = position;
        long last = checkpoint().size() - 1;
        for (byte[] beside : path) {
            if (last <= 0) {
                return new Way(leaf, steps, hash, false);
            }
            boolean besideIsLeft = (node & 1) == 1 || node == last;
            hash = besideIsLeft ? hasher.node(beside, hash) : hasher.node(hash, beside);
            steps.add(new Step(beside, besideIsLeft, hash));
            // A node at the right edge stands for those above it until one of them has a sibling on the left.
            int up = besideIsLeft ? 1 + Long.numberOfTrailingZeros(node) : 1;
            node >>>= up;
            last >>>= up;
        }
        return new Way(leaf, steps, hash, last == 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryProof that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }

    @Override
    public String toString() {
        return "EntryProof[%d in %s]".formatted(position, checkpoint());
    }
}
