package fr.quitus.app.copies;

import fr.quitus.eventstore.ReadableLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.Stretch;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Faits à relire : events that were found right, in a file of our own, in compressed blocks that are found by position.
 * So what is folded is what was verified, though a segment is replaced meanwhile; several threads read at once; and
 * memory holds a block and their list. One thread writes it, then it is only read; closing deletes it.
 */
final class EventSpool implements ReadableLog, AutoCloseable {
    static final int BLOCK_EVENTS_MAX = 1_000;
    static final int BLOCK_BYTES_MAX = 4 * 1024 * 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    private record Block(long first, long offset, int length) {}

    private final Path file;
    private final OutputStream out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final List<Block> blocks = new ArrayList<>();
    private int eventsInBlock;
    private long events;
    private long bytes;

    EventSpool(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER_BYTES);
    }

    /** The next event: the hash that is kept beside it, and the bytes it is the hash of. */
    void add(byte[] leaf, byte[] encoded) throws IOException {
        DataOutputStream record = new DataOutputStream(raw);
        record.writeInt(encoded.length);
        record.write(leaf);
        record.write(encoded);
        events++;
        if (++eventsInBlock == BLOCK_EVENTS_MAX || raw.size() >= BLOCK_BYTES_MAX) {
            endBlock();
        }
    }

    private void endBlock() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        deflater.reset();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(packed, deflater)) {
            raw.writeTo(packing);
        }
        blocks.add(new Block(events - eventsInBlock, bytes, packed.size()));
        packed.writeTo(out);
        bytes += packed.size();
        raw.reset();
        eventsInBlock = 0;
    }

    /** Nothing more comes: from now on it is read. */
    void finish() throws IOException {
        if (eventsInBlock > 0) {
            endBlock();
        }
        out.close();
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int max) {
        long upTo = Math.min(head(), afterPosition + max);
        return upTo <= afterPosition
                ? List.of()
                : stretch(afterPosition, upTo, _ -> true).events();
    }

    @Override
    public Stretch stretch(long afterPosition, long upTo, Predicate<String> names) {
        Stretch.check(afterPosition, upTo, head());
        List<StoredEvent> wanted = new ArrayList<>();
        Instant recordedAt = Instant.EPOCH;
        // Opened here and not kept: a reader that is interrupted closes its channel for everybody.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int i = blockOf(afterPosition + 1);
                    i < blocks.size() && blocks.get(i).first() <= upTo;
                    i++) {
                Block block = blocks.get(i);
                try (DataInputStream in = unpacked(channel, block)) {
                    long end = Math.min(
                            upTo + 1, i + 1 < blocks.size() ? blocks.get(i + 1).first() : events);
                    for (long position = block.first(); position < end; position++) {
                        StoredEvent event = next(in);
                        recordedAt = event.recordedAt();
                        if (position > afterPosition && names.test(event.name())) {
                            wanted.add(event);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the working copy " + file + " cannot be read", e);
        }
        return new Stretch(wanted, recordedAt);
    }

    private int blockOf(long position) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static DataInputStream unpacked(FileChannel channel, Block block) throws IOException {
        ByteBuffer packed = ByteBuffer.allocate(block.length());
        while (packed.hasRemaining()) {
            if (channel.read(packed, block.offset() + packed.position()) < 0) {
                throw new EOFException("a block is cut");
            }
        }
        return new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed.array())));
    }

    private static StoredEvent next(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] leaf = in.readNBytes(TreeHasher.HASH_BYTES);
        LogEntry entry = LeafHash.decode(in.readNBytes(length));
        return new StoredEvent(
                entry.position(),
                entry.aggregateType(),
                entry.aggregateId(),
                entry.sequence(),
                entry.name(),
                Instant.EPOCH.plus(entry.recordedAtMicros(), ChronoUnit.MICROS),
                entry.payload(),
                entry.metadata(),
                leaf);
    }

    @Override
    public long head() {
        return events - 1;
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) {
        return head() > position;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        out.close();
        Files.deleteIfExists(file);
    }
}
