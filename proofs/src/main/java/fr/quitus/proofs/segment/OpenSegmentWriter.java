package fr.quitus.proofs.segment;

import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Écriture d'un segment ouvert : batches of events and lines behind those that are there, each durable when
 * {@link #flush} returns. A crash tears at most the batch that was being written.
 */
public final class OpenSegmentWriter implements Closeable {

    private final FileChannel channel;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

    private OpenSegmentWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** A new file that takes its name when it begins as it must and is on the disk. */
    public static OpenSegmentWriter create(Path file, SegmentHeader begin) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".tmp");
        FileChannel channel = FileChannel.open(
                partial,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            OpenSegmentWriter writer = new OpenSegmentWriter(channel);
            writer.record(RecordKind.HEADER, begin.text().getBytes(StandardCharsets.UTF_8));
            writer.flush();
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return writer;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** @param end where the last whole batch ends; what was torn behind it is cut off */
    public static OpenSegmentWriter goOn(Path file, long end) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.truncate(end);
            channel.position(end);
            return new OpenSegmentWriter(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** An event of the batch. */
    public void event(LogEntry entry, byte[] leaf) throws IOException {
        record(RecordKind.EVENT, leaf, LeafHash.encode(entry));
    }

    /** A line of the journal, in the batch. */
    public void command(JournalLine line) throws IOException {
        record(RecordKind.COMMAND, line.encode());
    }

    private void record(RecordKind kind, byte[]... parts) throws IOException {
        int length = 0;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        if (length > SegmentWriter.RECORD_BYTES_MAX) {
            throw new SegmentException(
                    "un enregistrement de %d octets dépasse %d".formatted(length, SegmentWriter.RECORD_BYTES_MAX));
        }
        batch.write(kind.letter());
        batch.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        for (byte[] part : parts) {
            batch.write(part);
        }
    }

    /**
     * Writes the batch behind the others and waits for the disk.
     *
     * @return where the file ends now
     */
    public long flush() throws IOException {
        if (batch.size() > 0) {
            byte[] body = batch.toByteArray();
            if (body.length > OpenSegment.BATCH_BYTES_MAX) {
                throw new SegmentException(
                        "un lot de %d octets dépasse %d".formatted(body.length, OpenSegment.BATCH_BYTES_MAX));
            }
            CRC32C sum = new CRC32C();
            sum.update(body);
            ByteBuffer head = ByteBuffer.allocate(OpenSegment.BATCH_HEAD_BYTES)
                    .putInt(OpenSegment.MARK)
                    .putInt(body.length)
                    .putInt((int) sum.getValue())
                    .flip();
            write(head);
            write(ByteBuffer.wrap(body));
            channel.force(false);
            batch.reset();
        }
        return channel.position();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
