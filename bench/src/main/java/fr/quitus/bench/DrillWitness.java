package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.api.json.LedgerJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * Témoin : a file outside the bays with a line for each answer, on the disk before whoever was answered goes on:
 * command, place told, outcome, events, hash of the answer. The checker believes it and nobody else.
 */
final class DrillWitness implements AutoCloseable {
    private static final String HASH = "SHA-256";
    private static final Entry LAST = new Entry("", 0, new CompletableFuture<>());

    private final Path path;
    private final FileChannel file;
    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final List<Long> times = new ArrayList<>();
    private final Thread writing;

    private record Entry(String line, long nanos, CompletableFuture<Void> written) {}

    /**
     * An answer that somebody was given.
     *
     * @param position last position of its events; of a refusal, where the log stood
     * @param events how many it left; none when it was refused
     */
    record Line(UUID commandId, long position, boolean accepted, int events, String hash) {
        static Line of(Answer.Given given) {
            int events = given.answer() instanceof Answer.Accepted accepted
                    ? accepted.events().size()
                    : 0;
            return new Line(
                    given.commandId(),
                    given.position(),
                    given.answer() instanceof Answer.Accepted,
                    events,
                    DrillWitness.hash(LedgerJson.mapper().writeValueAsBytes(given.answer())));
        }

        String text() {
            return commandId + "\t" + position + "\t" + accepted + "\t" + events + "\t" + hash + "\n";
        }

        static Line read(String text) {
            String[] fields = text.split("\t", -1);
            return new Line(
                    UUID.fromString(fields[0]),
                    Long.parseLong(fields[1]),
                    Boolean.parseBoolean(fields[2]),
                    Integer.parseInt(fields[3]),
                    fields[4]);
        }
    }

    DrillWitness(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.writing = Thread.ofPlatform().name("drill-witness").daemon().start(this::write);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(HASH).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + HASH, e);
        }
    }

    /** Returns once the answer is on the disk. */
    void acknowledged(Answer.Given given) {
        Entry entry = new Entry(Line.of(given).text(), System.nanoTime(), new CompletableFuture<>());
        if (!writing.isAlive()) {
            throw new IllegalStateException("the witness cannot write to " + path);
        }
        waiting.add(entry);
        entry.written().join();
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch);
                StringBuilder lines = new StringBuilder();
                batch.forEach(entry -> lines.append(entry.line()));
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(false);
                synchronized (times) {
                    batch.stream().filter(entry -> !entry.equals(LAST)).forEach(entry -> times.add(entry.nanos()));
                }
                batch.forEach(entry -> entry.written().complete(null));
                if (batch.contains(LAST)) {
                    return;
                }
                batch.clear();
            }
        } catch (IOException | InterruptedException e) {
            batch.forEach(entry -> entry.written().completeExceptionally(e));
        }
    }

    /** How many were given within a stretch of time. */
    long count(long fromNanos, long toNanos) {
        return within(fromNanos, toNanos).size();
    }

    long count() {
        synchronized (times) {
            return times.size();
        }
    }

    /** The longest time within which nobody was given an answer, in seconds. */
    double longestSilence(long fromNanos, long toNanos) {
        long longest = 0;
        long last = fromNanos;
        for (long time : within(fromNanos, toNanos)) {
            longest = Math.max(longest, time - last);
            last = time;
        }
        return Math.max(longest, toNanos - last) / 1e9;
    }

    private List<Long> within(long fromNanos, long toNanos) {
        synchronized (times) {
            return times.stream()
                    .filter(time -> time >= fromNanos && time <= toNanos)
                    .sorted()
                    .toList();
        }
    }

    /** What is on the disk, read again. */
    List<Line> lines() throws IOException {
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            return lines.map(Line::read).toList();
        }
    }

    @Override
    public void close() throws IOException {
        waiting.add(LAST);
        try {
            writing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
