package fr.quitus.proofs.note;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signature d'une note : one line below the text of a note.
 *
 * @param keyName name of the key
 * @param keyId first four bytes of the key's hash, which with the name says which key it is
 * @param bytes what the key made of the text
 */
public record NoteSignature(String keyName, int keyId, byte[] bytes) {

    public NoteSignature {
        KeyName.checked(keyName);
        if (bytes.length == 0) {
            throw new NoteException("la signature de %s est vide".formatted(keyName));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteSignature that
                && keyName.equals(that.keyName)
                && keyId == that.keyId
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyName, keyId, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return "NoteSignature[%s+%08x]".formatted(keyName, keyId);
    }
}
