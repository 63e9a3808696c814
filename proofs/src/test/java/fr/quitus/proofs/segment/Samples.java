package fr.quitus.proofs.segment;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** A small log, and its segments as bytes. */
final class Samples {

    static final String ORIGIN = "quitus.example/registre";
    static final SigningKey KEY = SigningKey.generate(ORIGIN, KeyType.NOTE);

    private Samples() {}

    static LogEntry entry(long position) {
        return new LogEntry(
                position,
                "Commitment",
                "2100" + position / 3,
                position % 3,
                "commitment-validated.v1",
                1_735_689_600_000_000L + position,
                ("{\"commitmentNumber\":\"2100%d\",\"amount\":\"%d.00\"}".formatted(position / 3, position))
                        .getBytes(StandardCharsets.UTF_8),
                "{\"actor\":\"gina\"}".getBytes(StandardCharsets.UTF_8));
    }

    static JournalLine line(long number, long lastPosition) {
        boolean refused = number % 2 == 1;
        return new JournalLine(
                number,
                new UUID(7, number),
                "ValidateCommitment",
                "gina",
                new byte[32],
                refused ? "REFUSED" : "ACCEPTED",
                refused ? "CREDITS_INSUFFISANTS" : null,
                "{}".getBytes(StandardCharsets.UTF_8),
                lastPosition + 1,
                lastPosition,
                1_735_689_600_000_000L + number);
    }

    static Frontier frontier(long size) {
        Frontier frontier = new Frontier();
        for (long position = 0; position < size; position++) {
            frontier.append(LeafHash.of(entry(position)));
        }
        return frontier;
    }

    static SegmentHeader header(long from, long to, long journalFrom) {
        return SegmentHeader.after(frontier(from), ORIGIN, to, journalFrom);
    }

    static byte[] segment(SegmentHeader header, int lines) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (SegmentWriter writer = new SegmentWriter(file, header)) {
                for (long position = header.from(); position < header.to(); position++) {
                    writer.event(entry(position), LeafHash.of(entry(position)));
                }
                for (int i = 0; i < lines; i++) {
                    writer.command(line(header.journalFrom() + i, header.to() - 1));
                }
                writer.seal(KEY);
            }
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was read of a segment. */
    record Content(SegmentHeader header, List<LogEntry> events, List<JournalLine> lines, SegmentSeal seal) {}

    static Content read(byte[] file) throws IOException {
        try (SegmentReader reader = new SegmentReader(new ByteArrayInputStream(file))) {
            List<LogEntry> events = new ArrayList<>();
            List<JournalLine> lines = new ArrayList<>();
            SegmentSeal seal = reader.read(new SegmentHandler<RuntimeException>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
                    events.add(entry);
                }

                @Override
                public void command(JournalLine line) {
                    lines.add(line);
                }
            });
            return new Content(reader.header(), events, lines, seal);
        }
    }

    static byte[] gunzip(byte[] file) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (GzipOutput out = new GzipOutput(file)) {
                out.write(content);
            }
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
