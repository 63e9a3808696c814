package fr.quitus.proofs.segment;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.SigningKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Segment ouvert : the end of an archive, to which batches are added until it is sealed. Each batch bears its length
 * and its sum, and ends where a command ends. Behind the last whole batch a torn one may lie, of a crash; before the
 * end that was vouched for, whatever cannot be read is a {@link SegmentException}.
 */
public final class OpenSegment implements Closeable {

    /** Longest batch that is written or read, in bytes. */
    public static final int BATCH_BYTES_MAX = 64 * 1024 * 1024;

    static final int MARK = 0x51545342;
    static final int BATCH_HEAD_BYTES = 3 * Integer.BYTES;

    private final FileChannel channel;
    private final long size;
    private final SegmentHeader header;
    private final long bodyOffset;

    private OpenSegment(FileChannel channel, long size, SegmentHeader header, long bodyOffset) {
        this.channel = channel;
        this.size = size;
        this.header = header;
        this.bodyOffset = bodyOffset;
    }

    /**
     * How far it could be read.
     *
     * @param bytes where its last whole batch ends
     * @param tornBytes what lies behind it
     * @param to position after its last event
     * @param journalTo number after its last line
     */
    public record End(long bytes, long tornBytes, long to, long journalTo) {}

    /** Reads how it begins: a header whose range is empty, at the position where it starts. */
    public static OpenSegment open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            byte[] body = batch(channel, 0, size);
            ByteBuffer record = body == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body);
            if (body == null
                    || record.remaining() < 1 + Integer.BYTES
                    || record.get() != RecordKind.HEADER.letter()
                    || record.getInt() != record.remaining()) {
                throw new SegmentException(0, "le début du segment ouvert n'est pas lisible");
            }
            String text = new String(body, record.position(), record.remaining(), StandardCharsets.UTF_8);
            SegmentHeader header =
                    SegmentHeader.parse(List.of(text.split("\n", -1)).subList(0, SegmentHeader.HEADER_LINES));
            return new OpenSegment(channel, size, header, BATCH_HEAD_BYTES + body.length);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            channel.close();
            throw e instanceof IOException failure
                    ? failure
                    : new SegmentException(0, "le début du segment ouvert n'est pas lisible, " + e.getMessage());
        }
    }

    /** Where it begins; its range is empty. */
    public SegmentHeader header() {
        return header;
    }

    /**
     * Hands over what is in the whole batches, in its order: lines behind the events of their batch.
     *
     * @param vouchedBytes how far it is known to have been written; what cannot be read before is no crash
     */
    public <E extends Exception> End read(long vouchedBytes, SegmentHandler<E> handler) throws IOException, E {
        Reading<E> reading = new Reading<>(handler);
        long offset = bodyOffset;
        while (offset < size) {
            byte[] body = batch(channel, offset, size);
            if (body == null) {
                break;
            }
            try {
                reading.records(body, offset);
            } catch (FieldException e) {
                throw new SegmentException(offset, String.valueOf(e.getMessage()));
            }
            offset += BATCH_HEAD_BYTES + body.length;
        }
        if (offset < vouchedBytes) {
            throw new SegmentException(
                    offset,
                    size < vouchedBytes
                            ? "position %d : le segment ouvert est tronqué, il avait %d octets et en a %d"
                                    .formatted(reading.next, vouchedBytes, size)
                            : "position %d : le segment ouvert est altéré".formatted(reading.next));
        }
        return new End(offset, size - offset, reading.next, reading.nextLine);
    }

    /** The body of the batch that begins here; null when there is no whole one. */
    private static byte @Nullable [] batch(FileChannel channel, long offset, long size) throws IOException {
        ByteBuffer head = read(channel, offset, (int) Math.min(BATCH_HEAD_BYTES, size - offset));
        if (head.remaining() < BATCH_HEAD_BYTES || head.getInt() != MARK) {
            return null;
        }
        int length = head.getInt();
        int sum = head.getInt();
        if (length <= 0 || length > BATCH_BYTES_MAX || length > size - offset - BATCH_HEAD_BYTES) {
            return null;
        }
        ByteBuffer body = read(channel, offset + BATCH_HEAD_BYTES, length);
        CRC32C own = new CRC32C();
        own.update(body.duplicate());
        return body.remaining() == length && (int) own.getValue() == sum ? body.array() : null;
    }

    private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
            // A read may give less than was asked for.
        }
        return bytes.flip();
    }

    /** Writes all of it as a sealed segment. */
    public SegmentSeal seal(End end, SigningKey key, OutputStream file) throws IOException {
        SegmentHeader sealed = SegmentHeader.after(header.frontier(), header.origin(), end.to(), header.journalFrom());
        try (SegmentWriter writer = new SegmentWriter(file, sealed)) {
            read(end.bytes(), new SegmentHandler<IOException>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws IOException {
                    writer.event(entry, leaf);
                }

                @Override
                public void command(JournalLine line) {
                    // All events come first.
                }
            });
            read(end.bytes(), new SegmentHandler<IOException>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
                    // They are written.
                }

                @Override
                public void command(JournalLine line) throws IOException {
                    writer.command(line);
                }
            });
            return writer.seal(key);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Reading<E extends Exception> {
        private final SegmentHandler<E> handler;
        private long next = header.from();
        private long nextLine = header.journalFrom();

        Reading(SegmentHandler<E> handler) {
            this.handler = handler;
        }

        void records(byte[] body, long offset) throws IOException, E {
            ByteBuffer records = ByteBuffer.wrap(body);
            while (records.hasRemaining()) {
                byte kind = records.get();
                int length = records.remaining() < Integer.BYTES ? -1 : records.getInt();
                if (length < 0 || length > records.remaining()) {
                    throw new SegmentException(offset, "position %d : un lot mal formé".formatted(next));
                }
                byte[] record = new byte[length];
                records.get(record);
                if (kind == RecordKind.EVENT.letter() && length >= TreeHasher.HASH_BYTES) {
                    event(record);
                } else if (kind == RecordKind.COMMAND.letter()) {
                    line(record, offset);
                } else {
                    throw new SegmentException(offset, "position %d : un enregistrement inconnu".formatted(next));
                }
            }
        }

        private void event(byte[] record) throws E {
            byte[] leaf = Arrays.copyOf(record, TreeHasher.HASH_BYTES);
            byte[] encoded = Arrays.copyOfRange(record, TreeHasher.HASH_BYTES, record.length);
            LogEntry entry = LeafHash.decode(encoded);
            handler.event(entry, leaf, encoded);
            next = entry.position() + 1;
        }

        private void line(byte[] record, long offset) throws IOException, E {
            JournalLine line = JournalLine.decode(record);
            if (line.number() != nextLine) {
                throw new SegmentException(
                        offset, "la ligne %d du journal est à la place de la %d".formatted(line.number(), nextLine));
            }
            handler.command(line);
            nextLine++;
        }
    }
}
