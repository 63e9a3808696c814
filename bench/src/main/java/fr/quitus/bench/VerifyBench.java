package fr.quitus.bench;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How long an auditor waits: the verifier's own jar, in a process with a small heap, on one signed segment. Each third
 * event carries postings; each commitment is an aggregate of its own.
 */
final class VerifyBench {
    private static final double SECONDS_GOAL = 30;
    private static final int HEAP_MB = 64;
    private static final int EVENTS_PER_COMMITMENT = 3;
    private static final int ENVELOPES = 200;
    private static final String ORIGIN = "quitus.example/bench";
    private static final long FIRST_NUMBER = 1_400_000_000L;
    private static final long MICROS = 1_740_830_400_000_000L;
    private static final long LOOK_AGAIN_MS = 20;

    private final Path verifier;
    private final Path folder;
    private final PrintStream progress;
    private final EventBytes bytes = EventBytes.ofOneCommand();
    private final SigningKey key = SigningKey.generate(ORIGIN, KeyType.NOTE);

    private VerifyBench(Path verifier, Path folder, PrintStream progress) {
        this.verifier = verifier;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * @param verifier the stand-alone jar
     * @param folder where the segment is written
     */
    static Measurement run(Path verifier, Path folder, long events, int rounds, PrintStream progress)
            throws IOException, InterruptedException {
        return new VerifyBench(verifier, folder, progress).run(events, rounds);
    }

    private Measurement run(long events, int rounds) throws IOException, InterruptedException {
        long whole = events / EVENTS_PER_COMMITMENT * EVENTS_PER_COMMITMENT;
        Path segment = folder.resolve("bench.segment.gz");
        write(segment, whole);
        List<Double> seconds = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Verified verified = verify(segment);
            seconds.add(verified.seconds());
            megabytes.add(verified.peakMb());
            progress.printf(Locale.ROOT, "round %d: %s%n", round, verified);
        }
        double median = Figures.median(seconds);
        return new Measurement(
                List.of(
                        Figure.atMost("verify %,d events".formatted(whole), "s", median, SECONDS_GOAL),
                        Figure.told("events verified", "events/s", whole / median),
                        Figure.told("heap it ran in", "MB", HEAP_MB),
                        Figure.told("peak memory of the process", "MB", Figures.median(megabytes)),
                        Figure.told("segment on disk", "bytes/event", Files.size(segment) / (double) whole)),
                "Seconds, the start of the process included, min / median / max: %s.\n"
                        .formatted(Figures.minMedianMax(seconds, "%.1f")));
    }

    private record Verified(double seconds, double peakMb) {}

    private Verified verify(Path segment) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Path log = folder.resolve("verify.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-jar",
                        verifier.toString(),
                        "--key",
                        key.verifierKey().text(),
                        segment.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        double peakMb = 0;
        while (process.isAlive()) {
            peakMb = Math.max(peakMb, ProcessMemory.peakMb(process.pid()));
            Thread.sleep(LOOK_AGAIN_MS);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the verifier does not find its own segment intact: "
                    + Files.readString(log, StandardCharsets.UTF_8));
        }
        return new Verified(seconds, peakMb);
    }

    private void write(Path file, long events) throws IOException {
        TreeHasher hasher = new TreeHasher();
        long commands = events / EVENTS_PER_COMMITMENT;
        byte[] certified = certified();
        try (OutputStream out = Files.newOutputStream(file);
                SegmentWriter segment =
                        new SegmentWriter(out, SegmentHeader.after(new Frontier(), ORIGIN, events, 0))) {
            for (long command = 0; command < commands; command++) {
                long position = command * EVENTS_PER_COMMITMENT;
                String commitment = RawAppend.commitment(FIRST_NUMBER + command);
                EventBytes.Row drafted = bytes.drafted();
                EventBytes.Row drawn = bytes.drawn();
                for (LogEntry entry : List.of(
                        entry(position, drafted, commitment, 0, drafted.payload()),
                        entry(
                                position + 1,
                                drawn,
                                "envelope:" + command % ENVELOPES,
                                command / ENVELOPES,
                                drawn.payload()),
                        entry(position + 2, drafted, commitment, 1, certified))) {
                    segment.event(entry, hasher.leaf(entry));
                }
            }
            for (long command = 0; command < commands; command++) {
                segment.command(line(command));
            }
            segment.seal(key);
        }
    }

    private static LogEntry entry(long position, EventBytes.Row row, String id, long sequence, byte[] payload) {
        String name =
                sequence == 1 && row.aggregateType().equals("CommitmentStream") ? "service-certified.v1" : row.name();
        return new LogEntry(
                position, row.aggregateType(), id, sequence, name, MICROS + position, payload, row.metaData());
    }

    private JournalLine line(long command) {
        long first = command * EVENTS_PER_COMMITMENT;
        return new JournalLine(
                command,
                new UUID(command, command),
                "DraftCommitment",
                "gina",
                new byte[32],
                "ACCEPTED",
                null,
                bytes.answer(),
                first,
                first + EVENTS_PER_COMMITMENT - 1,
                MICROS + first);
    }

    private static byte[] certified() {
        LocalDate day = LocalDate.of(2025, 3, 3);
        Amount amount = Amount.euros(10);
        return LedgerJson.mapper()
                .writeValueAsBytes(new ServiceCertified(
                        CommitmentNumber.of(String.valueOf(FIRST_NUMBER)),
                        ServiceReceiptNumber.of("500000001"),
                        1,
                        amount,
                        day,
                        day,
                        ActorId.of("paula"),
                        null,
                        List.of(PostingRules.p01(day, AccountCode.of("6113110000"), amount, "85129663200017"))));
    }
}
