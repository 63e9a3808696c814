package fr.quitus.proofs.segment;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.SigningKey;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Writes one segment: every event of the header's range, then the journal's lines, then {@link #seal}. It writes
 * nothing that it would not read, and signs no event whose leaf is not its own. A file without its seal is no segment.
 */
public final class SegmentWriter implements Closeable {

    /** Longest record read or written, in bytes: what a hostile file can make a reader hold. */
    public static final int RECORD_BYTES_MAX = 16 * 1024 * 1024;

    private static final int BUFFER_BYTES = 65_536;

    private final SegmentHeader header;
    private final Frontier frontier;
    private final OutputStream out;
    private final MessageDigest content = sha256();
    private final TreeHasher hasher = new TreeHasher();
    private long journalTo;

    /** Begins a segment; closing it closes {@code file}. */
    public SegmentWriter(OutputStream file, SegmentHeader header) throws IOException {
        this.header = header;
        this.frontier = header.frontier();
        this.journalTo = header.journalFrom();
        this.out = new BufferedOutputStream(new GzipOutput(file), BUFFER_BYTES);
        byte[] text = header.text().getBytes(StandardCharsets.UTF_8);
        content.update(text);
        out.write(text);
    }

    /** Writes the next event with the leaf that the log keeps for it. */
    public void event(LogEntry entry, byte[] leaf) throws IOException {
        if (entry.position() != frontier.size() || entry.position() >= header.to()) {
            throw new SegmentException("position %d : le segment attend la position %d et s'arrête avant %d"
                    .formatted(entry.position(), frontier.size(), header.to()));
        }
        if (journalTo != header.journalFrom()) {
            throw new SegmentException("un fait vient après le journal des commandes");
        }
        byte[] encoded = LeafHash.encode(entry);
        if (!Arrays.equals(hasher.leaf(encoded), leaf)) {
            throw new SegmentException(
                    "position %d : l'empreinte conservée n'est pas celle du fait".formatted(entry.position()));
        }
        frontier.append(leaf);
        write(RecordKind.EVENT, leaf, encoded);
    }

    /** Writes the next line of the journal. */
    public void command(JournalLine line) throws IOException {
        checkComplete();
        if (line.number() != journalTo || line.lastPosition() >= header.to()) {
            throw new SegmentException("ligne %d du journal : le segment attend la ligne %d, de faits avant %d"
                    .formatted(line.number(), journalTo, header.to()));
        }
        write(RecordKind.COMMAND, line.encode());
        journalTo++;
    }

    /** Signs and ends the segment. */
    public SegmentSeal seal(SigningKey key) throws IOException {
        checkComplete();
        byte[] numberAfter = ByteBuffer.allocate(Long.BYTES).putLong(journalTo).array();
        write(RecordKind.TRAILER, numberAfter, frontier.encode());
        String text = SegmentSeal.text(header, frontier, journalTo, content.digest());
        SegmentSeal seal = new SegmentSeal(header, frontier, journalTo, key.sign(text));
        write(RecordKind.SIGNED_NOTE, seal.note().encode());
        out.flush();
        return seal;
    }

    private void checkComplete() throws SegmentException {
        if (frontier.size() != header.to()) {
            throw new SegmentException("position %d : le segment va jusqu'à la position %d exclue"
                    .formatted(frontier.size(), header.to()));
        }
    }

    private void write(RecordKind kind, byte[]... parts) throws IOException {
        long length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        if (length > RECORD_BYTES_MAX) {
            throw new SegmentException("un enregistrement de %d octets dépasse %d".formatted(length, RECORD_BYTES_MAX));
        }
        write(ByteBuffer.allocate(1 + Integer.BYTES)
                .put(kind.letter())
                .putInt((int) length)
                .array());
        for (byte[] part : parts) {
            write(part);
        }
    }

    private void write(byte[] bytes) throws IOException {
        content.update(bytes);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
