package fr.quitus.proofs.note;

import java.util.ArrayList;
import java.util.List;

/**
 * Trousseau : the keys a verifier trusts. A log has several after a change of key, for what the old one signed stays
 * signed.
 *
 * @param keys in no order that matters
 */
public record VerifierKeys(List<VerifierKey> keys) {

    public VerifierKeys {
        keys = List.copyOf(keys);
    }

    public static VerifierKeys of(VerifierKey... keys) {
        return new VerifierKeys(List.of(keys));
    }

    /** These keys and one more. */
    public VerifierKeys with(VerifierKey key) {
        if (keys.contains(key)) {
            return this;
        }
        List<VerifierKey> more = new ArrayList<>(keys);
        more.add(key);
        return new VerifierKeys(more);
    }

    /**
     * The known keys that signed the note, at least one. Signatures of unknown keys are passed over, as C2SP asks; a
     * wrong signature under the name and id of a known key condemns the whole note.
     */
    public List<VerifierKey> signersOf(SignedNote note) {
        List<VerifierKey> signers = new ArrayList<>();
        for (NoteSignature signature : note.signatures()) {
            for (VerifierKey key : keys) {
                if (key.isNamedBy(signature)) {
                    if (!key.verifies(note.text(), signature)) {
                        throw new NoteException("la signature de %s est fausse".formatted(key));
                    }
                    if (!signers.contains(key)) {
                        signers.add(key);
                    }
                }
            }
        }
        if (signers.isEmpty()) {
            throw new NoteException("signée par aucune des %d clés connues".formatted(keys.size()));
        }
        return signers;
    }

    /** The same, and one of them is a key of the log of this origin. */
    public List<VerifierKey> signersOf(SignedNote note, String origin) {
        List<VerifierKey> signers = signersOf(note);
        if (signers.stream()
                .noneMatch(key -> key.type() == KeyType.NOTE && key.name().equals(origin))) {
            throw new NoteException("signée par aucune clé connue de %s".formatted(origin));
        }
        return signers;
    }

    /** These keys and the new one of each change that a key known until then has signed, in the order given. */
    public VerifierKeys after(List<SignedNote> changes) {
        VerifierKeys known = this;
        for (SignedNote change : changes) {
            KeyChange told = KeyChange.parse(change.text());
            known.signersOf(change, told.origin());
            known = known.with(told.newKey());
        }
        return known;
    }
}
