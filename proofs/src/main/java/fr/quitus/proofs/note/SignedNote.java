package fr.quitus.proofs.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Note signée : a text and signatures of it, as c2sp.org/signed-note writes them: the text, an empty line, one line for
 * each signature. What the text says is worth nothing until {@link VerifierKeys#signersOf} has found a known key.
 *
 * @param text ends with a newline, which is signed too
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Longest note read or written, in bytes. */
    public static final int NOTE_BYTES_MAX = 65_536;

    /** Most signatures of a note; C2SP asks for 16 at least. */
    public static final int SIGNATURES_MAX = 64;

    private static final String SIGNATURE_START = "\u2014 ";

    public SignedNote {
        signatures = List.copyOf(signatures);
        checkText(text);
        if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            throw new NoteException(
                    "une note a de 1 à %d signatures, non %d".formatted(SIGNATURES_MAX, signatures.size()));
        }
    }

    /** Reads a note, strictly: what is read is written again byte for byte. */
    public static SignedNote parse(byte[] note) {
        if (note.length > NOTE_BYTES_MAX) {
            throw new NoteException("une note a %d octets au plus, non %d".formatted(NOTE_BYTES_MAX, note.length));
        }
        String all = utf8(note);
        int end = all.lastIndexOf("\n\n");
        if (end < 0 || !all.endsWith("\n")) {
            throw new NoteException("pas une note signée : il manque la ligne vide avant les signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String lines = all.substring(end + 2, Math.max(end + 2, all.length() - 1));
        for (String line : lines.split("\n", SIGNATURES_MAX + 1)) {
            signatures.add(signature(line));
        }
        return new SignedNote(all.substring(0, end + 1), signatures);
    }

    private static NoteSignature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(SIGNATURE_START) || space <= SIGNATURE_START.length()) {
            throw new NoteException("« %s » n'est pas une signature".formatted(line));
        }
        byte[] bytes = Base64Text.bytes(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new NoteException("« %s » n'est pas une signature, trop courte".formatted(line));
        }
        ByteBuffer idAndSignature = ByteBuffer.wrap(bytes);
        int keyId = idAndSignature.getInt();
        byte[] signature = new byte[idAndSignature.remaining()];
        idAndSignature.get(signature);
        return new NoteSignature(line.substring(SIGNATURE_START.length(), space), keyId, signature);
    }

    /** The note with one more signature below the others; with the same signatures if it is there already. */
    public SignedNote with(NoteSignature signature) {
        if (signatures.contains(signature)) {
            return this;
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** The note as it is sent and kept. */
    public byte[] encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.bytes().length)
                    .putInt(signature.keyId())
                    .put(signature.bytes())
                    .array();
            note.append(SIGNATURE_START)
                    .append(signature.keyName())
                    .append(' ')
                    .append(Base64Text.of(bytes))
                    .append('\n');
        }
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void checkText(String text) {
        if (!text.endsWith("\n") || text.length() > NOTE_BYTES_MAX) {
            throw new NoteException("le texte d'une note finit par un saut de ligne et a %d caractères au plus"
                    .formatted(NOTE_BYTES_MAX));
        }
        if (text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new NoteException("le texte d'une note contient un caractère de commande");
        }
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException("pas de l'UTF-8 : " + e.getMessage());
        }
    }
}
