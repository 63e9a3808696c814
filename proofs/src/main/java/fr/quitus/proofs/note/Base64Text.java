package fr.quitus.proofs.note;

import java.util.Base64;

/** Standard base64 with its padding, in the one way it can be written. */
final class Base64Text {

    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Java reads base64 without padding and with stray bits as well: such a text is not what we would write. */
    static byte[] bytes(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (of(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteException("base64 illisible : " + e.getMessage());
        }
        throw new NoteException("« %s » n'est pas du base64 tel qu'il s'écrit".formatted(text));
    }
}
