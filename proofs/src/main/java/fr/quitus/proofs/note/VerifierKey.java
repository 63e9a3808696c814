package fr.quitus.proofs.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Clé publique : what a third party needs to verify a signature. Its text is C2SP's vkey, {@code <name>+<id>+<key>}, to
 * be handed over by a way that the ledger does not control.
 *
 * @param name name of the key; that of a log's key is the log's origin
 * @param type what it signs
 * @param publicKey 32 bytes
 */
public record VerifierKey(String name, KeyType type, byte[] publicKey) {

    public VerifierKey {
        KeyName.checked(name);
        if (publicKey.length != Ed25519.KEY_BYTES) {
            throw new NoteException(
                    "une clé Ed25519 a %d octets, non %d".formatted(Ed25519.KEY_BYTES, publicKey.length));
        }
    }

    /** Reads the text of a key. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3); // base64 may hold a plus, the others may not
        if (parts.length != 3) {
            throw new NoteException("« %s » n'est pas une clé".formatted(text));
        }
        byte[] typeAndKey = Base64Text.bytes(parts[2]);
        if (typeAndKey.length != 1 + Ed25519.KEY_BYTES) {
            throw new NoteException("« %s » n'est pas une clé Ed25519".formatted(text));
        }
        VerifierKey key = new VerifierKey(
                parts[0], KeyType.of(typeAndKey[0]), Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        if (!key.idText().equals(parts[1])) {
            throw new NoteException("la clé « %s » a l'identifiant %s".formatted(text, key.idText()));
        }
        return key;
    }

    /** The text of the key. */
    public String text() {
        return "%s+%s+%s".formatted(name, idText(), Base64Text.of(typeAndKey()));
    }

    /** The first four bytes of a hash over name, type and key, which signatures carry. */
    public int id() {
        MessageDigest sha256 = sha256();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        return ByteBuffer.wrap(sha256.digest(typeAndKey())).getInt();
    }

    private String idText() {
        return HexFormat.of().toHexDigits(id());
    }

    private byte[] typeAndKey() {
        return ByteBuffer.allocate(1 + publicKey.length)
                .put(type.number())
                .put(publicKey)
                .array();
    }

    /** Whether a signature says that it was made by this key. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.keyName().equals(name) && signature.keyId() == id();
    }

    /** Whether this key made the signature for this text. */
    boolean verifies(String text, NoteSignature signature) {
        byte[] bytes = signature.bytes();
        return switch (type) {
            case NOTE -> Ed25519.verify(publicKey, type.message(text, 0), bytes);
            case COSIGNATURE -> {
                if (bytes.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
                    yield false;
                }
                long timeSeconds = ByteBuffer.wrap(bytes).getLong();
                byte[] signed = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
                yield timeSeconds >= 0 && Ed25519.verify(publicKey, type.message(text, timeSeconds), signed);
            }
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(publicKey));
    }

    @Override
    public String toString() {
        return text();
    }
}
