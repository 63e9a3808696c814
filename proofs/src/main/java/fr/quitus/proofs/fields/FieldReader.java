package fr.quitus.proofs.fields;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link FieldWriter} wrote, and only that: {@link FieldException} otherwise. It holds no more memory than
 * the bytes it reads.
 */
public final class FieldReader {

    private static final char REPLACEMENT = '\uFFFD';

    private final ByteBuffer bytes;

    public FieldReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    public byte[] bytes() {
        byte[] field = new byte[fieldLength()];
        bytes.get(field);
        return field;
    }

    public String text() {
        int length = fieldLength();
        ByteBuffer field = bytes.slice(bytes.position(), length);
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkUtf8(field);
        }
        bytes.position(bytes.position() + length);
        return text;
    }

    /** What Java could not read it has silently replaced: then the text is not that of the bytes. */
    private static void checkUtf8(ByteBuffer field) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(field);
        } catch (CharacterCodingException e) {
            throw new FieldException("un texte n'est pas en UTF-8");
        }
    }

    public long number() {
        int length = fieldLength();
        if (length != Long.BYTES) {
            throw new FieldException("un nombre a %d octets au lieu de %d".formatted(length, Long.BYTES));
        }
        return bytes.getLong();
    }

    private int fieldLength() {
        if (bytes.remaining() < Integer.BYTES) {
            throw new FieldException("un champ manque");
        }
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new FieldException("un champ de %d octets n'en a que %d".formatted(length, bytes.remaining()));
        }
        return length;
    }

    /** Nothing may follow the last field. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new FieldException("%d octets suivent le dernier champ".formatted(bytes.remaining()));
        }
    }
}
