package fr.quitus.proofs.note;

import fr.quitus.proofs.merkle.TreeHasher;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Point de contrôle : what the log was at a size, in three lines to be signed (c2sp.org/tlog-checkpoint). Whoever keeps
 * one outside can tell for ever after whether the first {@code size} events are still the same. No extension line is
 * written, for no one could verify it.
 *
 * @param origin name of the log
 * @param size how many events it had
 * @param root root of the tree over them
 * @param extensions further lines of a log that is not ours; kept, not understood
 */
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {

    private static final int LINES = 3;

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || size < 0 || root.length != TreeHasher.HASH_BYTES) {
            throw new NoteException("pas un point de contrôle : origine « %s », taille %d, racine de %d octets"
                    .formatted(origin, size, root.length));
        }
    }

    /** A checkpoint of ours; its origin can be the name of a key. */
    public Checkpoint(String origin, long size, byte[] root) {
        this(KeyName.checked(origin), size, root, List.of());
    }

    /** Reads the text of a note as a checkpoint. */
    public static Checkpoint parse(String text) {
        SignedNote.checkText(text);
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < LINES || lines.stream().anyMatch(String::isEmpty)) {
            throw new NoteException("un point de contrôle a au moins %d lignes, dont aucune vide".formatted(LINES));
        }
        return new Checkpoint(
                lines.get(0),
                Decimal.parse(lines.get(1)),
                Base64Text.bytes(lines.get(2)),
                lines.subList(LINES, lines.size()));
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n');
        text.append(Base64Text.of(root)).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root)
                && extensions.equals(that.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }

    @Override
    public String toString() {
        return "Checkpoint[%s %d %s]".formatted(origin, size, Base64Text.of(root));
    }
}
