package fr.quitus.proofs.segment;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment from a file nobody vouches for: it holds one record of at most
 * {@value SegmentWriter#RECORD_BYTES_MAX} bytes at a time, and whatever is not written as it must be, to the last byte
 * of the file, is a {@link SegmentException}. Any other {@link IOException} is the disk's.
 *
 * <p>It tells that the file says what it says. Whether leaves, tree and signature are right, the verifier tells.
 */
public final class SegmentReader implements Closeable {

    private static final int BUFFER_BYTES = 65_536;
    private static final int RECORD_HEAD_BYTES = 1 + Integer.BYTES;

    private final InputStream in;
    private final MessageDigest content = SegmentWriter.sha256();
    private final SegmentHeader header;
    private long offset;

    /** Reads the header; closing the reader closes {@code file}. */
    public SegmentReader(InputStream file) throws IOException {
        try {
            in = new BufferedInputStream(new GzipInput(file), BUFFER_BYTES);
            header = readHeader();
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** What the segment holds. */
    public SegmentHeader header() {
        return header;
    }

    /** Hands over all events and lines; then the end of the file has been reached and its seal read. Once only. */
    public <E extends Exception> SegmentSeal read(SegmentHandler<E> handler) throws IOException, E {
        try {
            return readRecords(handler);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        } catch (FieldException | NoteException e) {
            throw fault(e.getMessage());
        }
    }

    private <E extends Exception> SegmentSeal readRecords(SegmentHandler<E> handler) throws IOException, E {
        long events = 0;
        long commands = 0;
        ByteBuffer head = readHead();
        for (; head.get(0) == RecordKind.EVENT.letter(); head = readHead()) {
            if (events++ == header.to() - header.from()) {
                throw fault("plus de faits que l'en-tête n'en annonce");
            }
            byte[] record = readBody(head);
            if (record.length < TreeHasher.HASH_BYTES) {
                throw fault("un fait sans empreinte");
            }
            byte[] leaf = Arrays.copyOf(record, TreeHasher.HASH_BYTES);
            byte[] encoded = Arrays.copyOfRange(record, TreeHasher.HASH_BYTES, record.length);
            handler.event(LeafHash.decode(encoded), leaf, encoded);
        }
        for (; head.get(0) == RecordKind.COMMAND.letter(); head = readHead()) {
            JournalLine line = JournalLine.decode(readBody(head));
            if (line.number() != header.journalFrom() + commands++) {
                throw fault("la ligne %d du journal est à la place d'une autre".formatted(line.number()));
            }
            handler.command(line);
        }
        if (head.get(0) != RecordKind.TRAILER.letter()) {
            throw fault("un enregistrement d'une sorte inconnue ou hors de sa place (%d)".formatted(head.get(0)));
        }
        if (events != header.to() - header.from()) {
            throw fault("%d faits au lieu de %d".formatted(events, header.to() - header.from()));
        }
        return readSeal(readBody(head), header.journalFrom() + commands);
    }

    private SegmentSeal readSeal(byte[] trailer, long journalTo) throws IOException {
        Frontier frontierAfter;
        try {
            frontierAfter =
                    Frontier.decode(Arrays.copyOfRange(trailer, Math.min(Long.BYTES, trailer.length), trailer.length));
        } catch (IllegalArgumentException e) {
            throw fault("le front d'après n'est pas lisible");
        }
        if (ByteBuffer.wrap(trailer).getLong() != journalTo || frontierAfter.size() != header.to()) {
            throw fault("la fin du segment n'est pas celle que l'en-tête annonce");
        }
        byte[] contentHash = content.digest();
        ByteBuffer head = readHead();
        if (head.get(0) != RecordKind.SIGNED_NOTE.letter()) {
            throw fault("la note signée manque");
        }
        SignedNote note = SignedNote.parse(readBody(head));
        if (!note.text().equals(SegmentSeal.text(header, frontierAfter, journalTo, contentHash))) {
            throw fault("la note signée n'est pas celle de ce contenu");
        }
        if (in.read() >= 0) {
            throw fault("le contenu continue après la note signée");
        }
        return new SegmentSeal(header, frontierAfter, journalTo, note);
    }

    private SegmentHeader readHeader() throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < SegmentHeader.HEADER_LINES) {
            lines.add(readLine());
        }
        try {
            return SegmentHeader.parse(lines);
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage());
        }
    }

    private String readLine() throws IOException {
        byte[] line = new byte[SegmentHeader.HEADER_LINE_LENGTH_MAX];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || length == line.length) {
                throw fault("l'en-tête ne se termine pas");
            }
            line[length++] = (byte) next;
            offset++;
        }
        offset++;
        content.update(line, 0, length);
        content.update((byte) '\n');
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private ByteBuffer readHead() throws IOException {
        return ByteBuffer.wrap(readExactly(RECORD_HEAD_BYTES));
    }

    private byte[] readBody(ByteBuffer head) throws IOException {
        int length = head.getInt(1);
        if (length < 0 || length > SegmentWriter.RECORD_BYTES_MAX) {
            throw fault("un enregistrement de %d octets".formatted(length));
        }
        byte[] body = readExactly(length);
        content.update(head.array());
        content.update(body);
        return body;
    }

    /** Memory grows with what really comes, not with what a length promises. */
    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        offset += bytes.length;
        if (bytes.length < length) {
            throw fault("le contenu s'arrête au milieu d'un enregistrement");
        }
        return bytes;
    }

    private SegmentException fault(@Nullable String message) {
        return new SegmentException(offset, String.valueOf(message));
    }

    private SegmentException damaged(IOException cause) {
        return new SegmentException(offset, "le flux gzip est endommagé ou tronqué (%s)".formatted(cause.getMessage()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
