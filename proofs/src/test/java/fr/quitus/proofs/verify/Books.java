package fr.quitus.proofs.verify;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A log to falsify: entries with the leaves that are kept beside them, as rows of a table would be. */
final class Books {

    static final String ORIGIN = "quitus.example/registre";

    /** A row: what stands in it need not belong together. */
    record Row(LogEntry entry, byte[] leaf) {

        static Row honest(LogEntry entry) {
            return new Row(entry, LeafHash.of(entry));
        }

        Row at(long position) {
            return new Row(Books.at(entry, position), leaf);
        }
    }

    private Books() {}

    static List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            rows.add(Row.honest(entry(position)));
        }
        return rows;
    }

    static LogEntry entry(long position) {
        long cents = 100_000 + position;
        String amount = "%d.%02d".formatted(cents / 100, cents % 100);
        String template = """
                {"commitmentNumber":"2100%d",\
                "entries":[{"template":"P01","journal":"SF","accountingDate":"2025-03-02",\
                "label":"Service fait certifié",\
                "postings":[{"account":"6113110000","side":"DEBIT","amount":"%s"},\
                {"account":"4081000000","side":"CREDIT","amount":"%s","auxiliary":"85129663200017"}]}]}""";
        String payload = template.formatted(position / 4, amount, amount);
        return new LogEntry(
                position,
                "Commitment",
                "2100" + position / 4,
                position % 4,
                "service-certified.v1",
                1_735_689_600_000_000L + position,
                payload.getBytes(StandardCharsets.UTF_8),
                "{\"actor\":\"omar\"}".getBytes(StandardCharsets.UTF_8));
    }

    static LogEntry at(LogEntry entry, long position) {
        return new LogEntry(
                position,
                entry.aggregateType(),
                entry.aggregateId(),
                entry.sequence(),
                entry.name(),
                entry.recordedAtMicros(),
                entry.payload(),
                entry.metadata());
    }

    /** The same event with one text of its payload replaced everywhere. */
    static LogEntry altered(LogEntry entry, String before, String after) {
        String payload = new String(entry.payload(), StandardCharsets.UTF_8);
        if (!payload.contains(before)) {
            throw new IllegalArgumentException(payload);
        }
        return new LogEntry(
                entry.position(),
                entry.aggregateType(),
                entry.aggregateId(),
                entry.sequence(),
                entry.name(),
                entry.recordedAtMicros(),
                payload.replace(before, after).getBytes(StandardCharsets.UTF_8),
                entry.metadata());
    }

    static Checkpoint checkpoint(List<Row> rows, int size) {
        Frontier frontier = new Frontier();
        rows.subList(0, size).forEach(row -> frontier.append(row.leaf()));
        return new Checkpoint(ORIGIN, size, frontier.root());
    }

    static SigningKey key() {
        return SigningKey.generate(ORIGIN, KeyType.NOTE);
    }

    /** Segments of so many events in a folder, and a journal with one line for each event. */
    static List<Path> segments(Path folder, List<Row> rows, int eventsOfEach, SigningKey key) throws IOException {
        List<Path> files = new ArrayList<>();
        Frontier frontier = new Frontier();
        for (int from = 0; from < rows.size(); from += eventsOfEach) {
            int to = Math.min(from + eventsOfEach, rows.size());
            SegmentHeader header = SegmentHeader.after(frontier, ORIGIN, to, from);
            Path file = folder.resolve(header.fileName());
            try (OutputStream out = Files.newOutputStream(file);
                    SegmentWriter writer = new SegmentWriter(out, header)) {
                for (Row row : rows.subList(from, to)) {
                    writer.event(row.entry(), row.leaf());
                    frontier.append(row.leaf());
                }
                for (int position = from; position < to; position++) {
                    writer.command(line(position));
                }
                writer.seal(key);
            }
            files.add(file);
        }
        return files;
    }

    private static JournalLine line(long position) {
        return new JournalLine(
                position,
                new UUID(1, position),
                "CertifyService",
                "omar",
                new byte[32],
                "ACCEPTED",
                null,
                "{}".getBytes(StandardCharsets.UTF_8),
                position,
                position,
                1_735_689_600_000_000L + position);
    }
}
