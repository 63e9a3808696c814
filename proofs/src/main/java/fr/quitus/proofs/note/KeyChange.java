package fr.quitus.proofs.note;

import java.util.List;

/**
 * Changement de clé : that from a size on a log signs with a new key. The old key signs it, so that whoever trusts the
 * old one has a reason to trust the new one. After the loss of a key only its new owner's word is left.
 *
 * @param origin name of the log
 * @param size how many events the log had when the key was changed
 * @param newKey the key that signs from then on
 */
public record KeyChange(String origin, long size, VerifierKey newKey) {

    private static final String FIRST_LINE = "quitus-key-change.v1";
    private static final int LINES = 4;

    public KeyChange {
        if (size < 0 || newKey.type() != KeyType.NOTE || !newKey.name().equals(origin)) {
            throw new NoteException("%s ne peut devenir la clé de %s à la taille %d".formatted(newKey, origin, size));
        }
    }

    /** Reads the text of a note as a change of key. */
    public static KeyChange parse(String text) {
        SignedNote.checkText(text);
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.getFirst().equals(FIRST_LINE)) {
            throw new NoteException("pas un changement de clé");
        }
        return new KeyChange(lines.get(1), Decimal.parse(lines.get(2)), VerifierKey.parse(lines.get(3)));
    }

    /** The text that the old key signs. */
    public String text() {
        return "%s\n%s\n%d\n%s\n".formatted(FIRST_LINE, origin, size, newKey.text());
    }
}
