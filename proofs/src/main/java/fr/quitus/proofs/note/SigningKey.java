package fr.quitus.proofs.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Clé privée : signs in the name of a log or a witness. Its text is that of Go's {@code note} package, a space and the
 * public key's text, because the JDK does not compute the one from the other. It must not be shown or logged.
 */
public final class SigningKey {

    private static final String START = "PRIVATE+KEY+";

    private final VerifierKey verifierKey;
    private final byte[] seed;

    private SigningKey(VerifierKey verifierKey, byte[] seed) {
        this.verifierKey = verifierKey;
        this.seed = seed;
    }

    /** A new key of this name. */
    public static SigningKey generate(String name, KeyType type) {
        byte[][] pair = Ed25519.generate();
        return new SigningKey(new VerifierKey(name, type, pair[1]), pair[0]);
    }

    /** Reads the text of a key; the two halves must belong together. */
    public static SigningKey parse(String text) {
        String[] halves = text.split(" ", -1);
        if (halves.length != 2 || !halves[0].startsWith(START)) {
            throw new NoteException("pas le texte d'une clé privée");
        }
        VerifierKey verifierKey = VerifierKey.parse(halves[1]);
        String secret = halves[0].substring(START.length());
        String sameStart =
                halves[1].substring(0, halves[1].indexOf('+', verifierKey.name().length() + 1) + 1);
        if (!secret.startsWith(sameStart)) {
            throw new NoteException("la clé privée n'est pas celle de " + verifierKey);
        }
        byte[] typeAndSeed = Base64Text.bytes(secret.substring(sameStart.length()));
        if (typeAndSeed.length != 1 + Ed25519.KEY_BYTES
                || typeAndSeed[0] != verifierKey.type().number()) {
            throw new NoteException("la clé privée n'est pas celle de " + verifierKey);
        }
        SigningKey key = new SigningKey(verifierKey, Arrays.copyOfRange(typeAndSeed, 1, typeAndSeed.length));
        byte[] probe = {};
        if (!Ed25519.verify(verifierKey.publicKey(), probe, Ed25519.sign(key.seed, probe))) {
            throw new NoteException("la clé privée n'est pas celle de " + verifierKey);
        }
        return key;
    }

    /** The text of the key, which is a secret. */
    public String secretText() {
        String publicText = verifierKey.text();
        byte[] typeAndSeed = ByteBuffer.allocate(1 + seed.length)
                .put(verifierKey.type().number())
                .put(seed)
                .array();
        String sameStart = publicText.substring(
                0, publicText.indexOf('+', verifierKey.name().length() + 1) + 1);
        return START + sameStart + Base64Text.of(typeAndSeed) + ' ' + publicText;
    }

    /** The key that verifies what this one signs. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** A note of this text with this key's signature alone. */
    public SignedNote sign(String text) {
        SignedNote.checkText(text);
        if (verifierKey.type() != KeyType.NOTE) {
            throw new NoteException("%s est d'un témoin et ne signe pas de note".formatted(verifierKey));
        }
        return new SignedNote(text, List.of(signature(Ed25519.sign(seed, KeyType.NOTE.message(text, 0)))));
    }

    /**
     * The witness's signature of a checkpoint: that at this time it is the largest tree of this origin the witness has
     * seen, and consistent with all it has seen before. Whoever signs has verified that.
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
        if (verifierKey.type() != KeyType.COSIGNATURE) {
            throw new NoteException("%s n'est pas la clé d'un témoin".formatted(verifierKey));
        }
        long timeSeconds = time.getEpochSecond();
        byte[] signed = Ed25519.sign(seed, KeyType.COSIGNATURE.message(checkpoint.text(), timeSeconds));
        return signature(ByteBuffer.allocate(Long.BYTES + signed.length)
                .putLong(timeSeconds)
                .put(signed)
                .array());
    }

    private NoteSignature signature(byte[] bytes) {
        return new NoteSignature(verifierKey.name(), verifierKey.id(), bytes);
    }

    @Override
    public String toString() {
        return "SigningKey[of %s]".formatted(verifierKey);
    }
}
