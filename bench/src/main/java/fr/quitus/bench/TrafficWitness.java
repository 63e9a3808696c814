package fr.quitus.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Témoin de la charge : a file outside the product with a line for each act that was answered as accepted. It is not
 * flushed to the disk, for the load and the ledger do not die together.
 */
final class TrafficWitness implements AutoCloseable {
    private final Path path;
    private final BufferedWriter lines;
    private long count;

    TrafficWitness(Path path) throws IOException {
        this.path = path;
        this.lines = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    /**
     * An act that somebody was told is done.
     *
     * @param position where its last event was said to lie
     * @param key under which it was asked
     */
    record Line(UUID commandId, long position, int events, String key) {
        static Line read(String text) {
            String[] fields = text.split("\t", -1);
            return new Line(
                    UUID.fromString(fields[0]), Long.parseLong(fields[1]), Integer.parseInt(fields[2]), fields[3]);
        }
    }

    void acknowledged(TrafficAnswer.Receipt receipt, String key) {
        acknowledged(receipt.commandId(), receipt.position(), receipt.events(), key);
    }

    void acknowledged(String commandId, long position, int events, String key) {
        try {
            lines.write(commandId + "\t" + position + "\t" + events + "\t" + key + "\n");
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException("the witness cannot write to " + path, e);
        }
    }

    long count() {
        return count;
    }

    /** What was written, read again. */
    List<Line> lines() throws IOException {
        lines.flush();
        try (Stream<String> read = Files.lines(path, StandardCharsets.UTF_8)) {
            return read.map(Line::read).toList();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
