package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bench.figures.Figure;
import fr.quitus.eventstore.StoredSnapshot;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.ConcurrentHistogram;

/** What appending and loading cost when the log is small and when it has grown, and what it takes on disk. */
final class GrowBench {
    private static final double APPEND_GOAL = 1.25;
    private static final double OVERHEAD_BYTES_GOAL = 300;
    /** The log is small when it holds this many events, or a twentieth of what it will grow to. */
    private static final long SMALL_EVENTS = 1_000_000;

    private static final int SMALL_SHARE = 20;
    /** Streams that go on growing; a commitment's has one event and is one of millions. */
    private static final int ENVELOPES = 2_000;
    /** Events of an envelope that are read behind its snapshot. */
    private static final int TAIL_EVENTS = 100;

    private static final int LOADS = 2_000;
    private static final int PROGRESS_EVENTS = 500_000;

    private final Plan plan;
    private final PreparedLog prepared;
    private final PostgresReference reference;
    private final RawAppend append;
    private final EventBytes bytes;
    private final PrintStream progress;
    private long events;

    /**
     * How far the log grows and how long it is measured.
     *
     * @param window events appended in each measured round
     * @param referenceTurn of PostgreSQL's grouped insert before each measured round
     */
    record Plan(long events, int inFlight, int rounds, long window, Duration referenceTurn) {
        long small() {
            return Math.min(SMALL_EVENTS, events / SMALL_SHARE);
        }
    }

    private GrowBench(Plan plan, LedgerStorage storage, PreparedLog prepared, PrintStream progress)
            throws SQLException {
        this.plan = plan;
        this.bytes = EventBytes.ofOneCommand();
        this.prepared = prepared;
        this.reference = PostgresReference.beside(storage, bytes);
        this.append = new RawAppend(prepared.log(), bytes, ENVELOPES);
        this.progress = progress;
    }

    static Measurement run(Plan plan, LedgerStorage storage, PrintStream progress) throws Exception {
        try (PreparedLog prepared = PreparedLog.beside(storage, "growth")) {
            return new GrowBench(plan, storage, prepared, progress).run();
        }
    }

    /** What the log is like at one size. Times in microseconds. */
    private record Stage(long events, double append, double grouped, double commitment, double envelope) {}

    private Measurement run() throws Exception {
        grow(plan.small());
        Stage small = measure();
        grow(plan.events());
        Stage large = measure();
        List<Size> sizes = sizes();
        double total = sizes.stream().mapToLong(Size::bytes).sum() / (double) events;
        double content = bytes.bytesPerCommand() / (double) RawAppend.EVENTS_PER_UNIT;
        List<Figure> figures = new ArrayList<>();
        String at = String.format(Locale.ROOT, "at %,d events", large.events());
        String before = String.format(Locale.ROOT, "at %,d events", small.events());
        figures.add(Figure.ratioAtMost(
                "append of one event " + at, "µs/event", large.append(), small.append(), before, APPEND_GOAL));
        figures.add(Figure.compared(
                "append of one event, as a multiple of PostgreSQL's grouped insert in the same minute, " + at,
                "x",
                large.append() / large.grouped(),
                small.append() / small.grouped(),
                before));
        figures.add(Figure.compared(
                "load of a commitment, median, " + at, "µs", large.commitment(), small.commitment(), before));
        figures.add(Figure.compared(
                "load of the newest %d events of an envelope, median, %s".formatted(TAIL_EVENTS, at),
                "µs",
                large.envelope(),
                small.envelope(),
                before));
        figures.add(Figure.atMost(
                "storage beyond payload and metadata", "bytes/event", total - content, OVERHEAD_BYTES_GOAL));
        figures.add(Figure.told("payload and metadata", "bytes/event", content));
        figures.add(Figure.told("storage in all", "bytes/event", total));
        figures.add(Figure.told("worst wait for a commit", "ms", append.longestSilenceMs()));
        return new Measurement(figures, table(sizes));
    }

    private void grow(long target) throws InterruptedException {
        while (events < target) {
            long more = Math.min(PROGRESS_EVENTS, target - events);
            Sample sample = appended(more);
            progress.printf(Locale.ROOT, "%,d events: %,.0f/s%n", events, sample.perSecond());
        }
    }

    private Sample appended(long more) throws InterruptedException {
        Sample sample = append.run(more, plan.inFlight());
        if (sample.failed() > 0) {
            throw new IllegalStateException("the log does not take the events: " + sample.firstFailure());
        }
        events = append.commitments() * RawAppend.EVENTS_PER_UNIT;
        return sample;
    }

    private Stage measure() throws Exception {
        long at = events;
        List<Double> appends = new ArrayList<>();
        List<Double> groups = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            reference.empty();
            groups.add(1e6 / reference.groups(plan.referenceTurn()).perSecond());
            appends.add(1e6 / appended(plan.window()).perSecond());
        }
        SplittableRandom random = new SplittableRandom(at);
        double commitment =
                medianMicros(() -> loaded(RawAppend.commitment(random.nextLong(append.commitments())), 0, 1));
        List<RawAppend.Tail> envelopes = append.envelopes().stream()
                .filter(tail -> tail.nextSequence() > TAIL_EVENTS)
                .toList();
        envelopes.forEach(this::snapshot);
        double envelope = medianMicros(() -> {
            RawAppend.Tail tail = envelopes.get(random.nextInt(envelopes.size()));
            loaded(tail.aggregateId(), tail.nextSequence() - TAIL_EVENTS, TAIL_EVENTS);
        });
        Stage stage = new Stage(at, Figures.median(appends), Figures.median(groups), commitment, envelope);
        progress.println(stage);
        return stage;
    }

    private void snapshot(RawAppend.Tail tail) {
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        prepared.log()
                .storeSnapshot(new StoredSnapshot(
                        bytes.drawn().aggregateType(),
                        tail.aggregateId(),
                        tail.nextSequence() - TAIL_EVENTS - 1,
                        "snapshot",
                        "bench.v1",
                        Instant.EPOCH,
                        nothing,
                        nothing));
    }

    private void loaded(String aggregateId, long firstSequence, long expected) {
        int read = prepared.log().readStream(aggregateId, firstSequence).size();
        if (read != expected) {
            throw new IllegalStateException(
                    "%s has %d events from %d on, not %d".formatted(aggregateId, read, firstSequence, expected));
        }
    }

    private static double medianMicros(Runnable load) {
        ConcurrentHistogram latencies = ClosedLoop.histogram();
        for (int i = 0; i < LOADS; i++) {
            long begun = System.nanoTime();
            load.run();
            ClosedLoop.record(latencies, System.nanoTime() - begun);
        }
        return latencies.getValueAtPercentile(50) / 1e3;
    }

    /** One table's rows or one index, all partitions together. */
    private record Size(String table, String part, long bytes) {}

    private List<Size> sizes() throws SQLException {
        List<Size> sizes = new ArrayList<>();
        try (Connection connection = prepared.place().administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.GROWTH_SIZES)) {
            while (row.next()) {
                sizes.add(new Size(row.getString("table_name"), row.getString("part_name"), row.getLong("bytes")));
            }
        }
        return sizes;
    }

    private String table(List<Size> sizes) {
        StringBuilder table = new StringBuilder("| table | part | bytes/event |\n|---|---|---:|\n");
        for (Size size : sizes) {
            table.append(String.format(
                    Locale.ROOT, "| %s | %s | %.1f |%n", size.table(), size.part(), size.bytes() / (double) events));
        }
        return table.toString();
    }
}
