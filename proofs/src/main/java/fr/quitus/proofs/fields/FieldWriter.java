package fr.quitus.proofs.fields;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes fields one behind the other, each a length of four bytes and that many bytes. */
public final class FieldWriter {

    private byte[] bytes;
    private int length;

    /** Makes room for about so many bytes; more is made when it is needed. */
    public FieldWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    public FieldWriter put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public FieldWriter put(byte[] field) {
        putLength(field.length);
        System.arraycopy(field, 0, bytes, length, field.length);
        length += field.length;
        return this;
    }

    public FieldWriter put(long number) {
        putLength(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    private void putLength(int fieldLength) {
        int needed = Math.addExact(Math.addExact(length, fieldLength), Integer.BYTES);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (fieldLength >>> shift);
        }
    }

    /** All that was written. */
    public byte[] bytes() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
