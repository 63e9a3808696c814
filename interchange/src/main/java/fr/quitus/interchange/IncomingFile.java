package fr.quitus.interchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fichier reçu : bounded bytes and the SHA-256 that identifies them, so that the same file is known again. */
public final class IncomingFile {
    /** A day of the State's payments with two transactions a kilobyte; a larger file is cut by who sends it. */
    public static final int FILE_BYTES_MAX = 32 * 1024 * 1024;

    private final byte[] content;
    private final String id;

    private IncomingFile(byte[] content) {
        this.content = content;
        this.id = sha256(content);
    }

    public static IncomingFile of(byte[] content) {
        if (content.length > FILE_BYTES_MAX) {
            throw tooLarge();
        }
        return new IncomingFile(content.clone());
    }

    /** Reads at most one byte more than is allowed, whatever the sender announces. */
    public static IncomingFile read(InputStream in) throws IOException {
        byte[] content = in.readNBytes(FILE_BYTES_MAX + 1);
        if (content.length > FILE_BYTES_MAX) {
            throw tooLarge();
        }
        return new IncomingFile(content);
    }

    private static FileRefused tooLarge() {
        String reason = "Le fichier dépasse %d octets.".formatted(FILE_BYTES_MAX);
        return new FileRefused(0, "octet " + (FILE_BYTES_MAX + 1), FileFault.FICHIER_TROP_GROS, reason);
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    public String id() {
        return id;
    }

    public int length() {
        return content.length;
    }

    public byte[] bytes() {
        return content.clone();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(content);
    }

    /** Whether the file has these bytes at this offset; false past its end. */
    public boolean holds(int offset, byte[] expected) {
        if (offset < 0 || offset > content.length - expected.length) {
            return false;
        }
        for (int index = 0; index < expected.length; index++) {
            if (content[offset + index] != expected[index]) {
                return false;
            }
        }
        return true;
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
