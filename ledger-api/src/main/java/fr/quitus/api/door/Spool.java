package fr.quitus.api.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document on its way, in a temporary file of its own with the hash of what came by: no transfer holds more of it in
 * memory than a buffer, nor a connection of the database while a slow client reads or writes.
 */
final class Spool implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final long sizeBytes;
    private final String sha256;

    private Spool(Path file, long sizeBytes, String sha256) {
        this.file = file;
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
    }

    /** Something that writes a document. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream to) throws IOException;
    }

    /** Reads a stream until one byte more than the limit, so that the caller sees that it is too long. */
    static Spool of(InputStream content, long bytesMax) throws IOException {
        return filledBy(to -> {
            byte[] buffer = new byte[BUFFER_BYTES];
            long left = bytesMax + 1;
            while (left > 0) {
                int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                to.write(buffer, 0, read);
                left -= read;
            }
        });
    }

    static Spool filledBy(Source source) throws IOException {
        Path file = Files.createTempFile("quitus-piece", null);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                source.writeTo(out);
            }
            return new Spool(file, Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    long sizeBytes() {
        return sizeBytes;
    }

    String sha256() {
        return sha256;
    }

    InputStream content() throws IOException {
        return Files.newInputStream(file);
    }

    /** The content for its last reader: the file goes when it is closed. */
    InputStream lastContent() throws IOException {
        return Files.newInputStream(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
