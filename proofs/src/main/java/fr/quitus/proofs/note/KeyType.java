package fr.quitus.proofs.note;

import java.nio.charset.StandardCharsets;

/** What a key signs; all are Ed25519. The number is C2SP's, part of the key's id and of its text. */
public enum KeyType {
    /** Signature du registre : the text of a note. */
    NOTE(0x01),
    /** Contreseing d'un témoin : the text of a checkpoint and the time, as c2sp.org/tlog-cosignature says. */
    COSIGNATURE(0x04);

    private final byte number;

    KeyType(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    static KeyType of(byte number) {
        for (KeyType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new NoteException("la sorte de signature %d n'est pas connue ici".formatted(number & 0xFF));
    }

    /** The bytes that are signed for a text. */
    byte[] message(String text, long timeSeconds) {
        String message = this == NOTE ? text : "cosignature/v1\ntime %d\n%s".formatted(timeSeconds, text);
        return message.getBytes(StandardCharsets.UTF_8);
    }
}
