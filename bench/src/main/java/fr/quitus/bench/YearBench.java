package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.json.EventReader;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.eventstore.EventLog;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal year generated and run through the door, then checked at sampled positions. Units live each day side by
 * side, and the next day begins when all are through with it. Then the year is closed.
 */
final class YearBench {
    static final int SAMPLED_POSITIONS = 1_000;
    private static final double MB = 1024.0 * 1024.0;

    private final YearPlan plan;
    private final Instance instance;
    private final PrintStream progress;
    private final List<Throwable> failures = new ArrayList<>();
    private double heapMbMax;

    private YearBench(YearPlan plan, Instance instance, PrintStream progress) {
        this.plan = plan;
        this.instance = instance;
        this.progress = progress;
    }

    static Measurement run(YearPlan plan, Instance instance, @Nullable Place database, PrintStream progress)
            throws InterruptedException, SQLException {
        return new YearBench(plan, instance, progress).run(database);
    }

    private Measurement run(@Nullable Place database) throws InterruptedException, SQLException {
        YearDoor opening = new YearDoor("opening", instance.bean(CommandGate.class));
        YearDoor door = new YearDoor("year", instance.bean(CommandGate.class));
        List<YearUnit> units = IntStream.range(0, plan.units())
                .mapToObj(number -> new YearUnit(plan, number, door))
                .toList();
        List<FundsCentre> centres =
                units.stream().flatMap(unit -> unit.centres().stream()).toList();
        YearCast.open(opening, centres);
        units.forEach(YearUnit::plan);
        EventLog log = instance.bean(EventLog.class);
        long before = log.head();
        long begun = System.nanoTime();
        LocalDate day = LocalDate.of(YearCast.YEAR - 1, 12, 1);
        while (units.stream().anyMatch(YearUnit::hasMore)) {
            live(units, day);
            if (day.getDayOfMonth() == 1) {
                heapMbMax = Math.max(heapMbMax, heapMb());
                progress.printf(Locale.ROOT, "%s: %,d acts%n", day, door.asked());
            }
            day = day.plusDays(1);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long events = log.head() - before;
        Behind behind = catchUp(log);
        YearEnd.Closed closed = new YearEnd(instance, progress).close(opening);
        System.gc();
        heapMbMax = Math.max(heapMbMax, heapMb());
        long checkBegun = System.nanoTime();
        YearCheck.Found found = new YearCheck(instance.bean(EventReader.class), SAMPLED_POSITIONS)
                .over(log.head(), position -> log.read(position, YearCheck.page()));
        double checkSeconds = (System.nanoTime() - checkBegun) / 1e9;
        return told(door, events, seconds, behind, closed, found, checkSeconds, database);
    }

    /** How far the slowest view was behind when the last act was answered, and how long it took to show it. */
    private record Behind(long events, double seconds) {}

    private Behind catchUp(EventLog log) {
        long events = instance.lagEvents();
        long begun = System.nanoTime();
        instance.awaitViews(log.head());
        double seconds = (System.nanoTime() - begun) / 1e9;
        progress.printf(Locale.ROOT, "views were %,d events behind, for %.1f s%n", events, seconds);
        return new Behind(events, seconds);
    }

    private void live(List<YearUnit> units, LocalDate day) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (YearUnit unit : units) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    unit.live(day);
                } catch (RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the year stops on " + day, failures.getFirst());
        }
    }

    private static double heapMb() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
    }

    private Measurement told(
            YearDoor door,
            long events,
            double seconds,
            Behind behind,
            YearEnd.Closed closed,
            YearCheck.Found found,
            double checkSeconds,
            @Nullable Place database)
            throws SQLException {
        long asked = door.asked();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.told("acts", "acts/s", asked / seconds));
        figures.add(Figure.told("acts asked", "acts", asked));
        figures.add(Figure.told("accepted", "acts", door.accepted()));
        figures.add(Figure.told("refused, as planned", "acts", asked - door.accepted()));
        figures.add(Figure.told("events", "events", events));
        figures.add(Figure.told("events per act accepted", "events/act", (double) events / door.accepted()));
        figures.add(Figure.told("wall time", "s", seconds));
        figures.add(Figure.told("views behind at the last answer", "events", behind.events()));
        figures.add(Figure.told("until they showed it", "s", behind.seconds()));
        figures.addAll(closed.figures());
        figures.add(Figure.told("heap after a collection, the most", "MB", heapMbMax));
        figures.add(Figure.told(
                "resident, the most, whole process",
                "MB",
                ProcessMemory.peakMb(ProcessHandle.current().pid())));
        if (database != null) {
            figures.add(
                    Figure.told("database", "MB", database.number("select pg_database_size(current_database())") / MB));
        }
        figures.add(Figure.told("positions checked", "positions", found.sampled()));
        figures.add(Figure.told("check of the whole log", "s", checkSeconds));
        figures.add(Figure.zero(
                "truths broken at a sampled position", "faults", found.faults().size()));
        return new Measurement(figures, details(door, closed, found));
    }

    private String details(YearDoor door, YearEnd.Closed closed, YearCheck.Found found) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d units, %d thousandths of a year, seed %d, %d titles per 100 payments. Refused: %s.%n%n",
                plan.units(),
                plan.permille(),
                plan.seed(),
                plan.titlesPerHundredPayments(),
                door.refused()));
        text.append(String.format(
                Locale.ROOT, "Its budget was closed by %d orders: %s.%n%n", closed.orders(), closed.done()));
        found.faults().forEach(fault -> text.append("- ").append(fault).append('\n'));
        text.append("| act | asked | p50 ms | p99 ms |\n|---|---:|---:|---:|\n");
        door.times().forEach((name, times) -> text.append(row(name, times)));
        text.append("\n| events of | events |\n|---|---:|\n");
        found.byAggregateType()
                .forEach((type, count) -> text.append(String.format(Locale.ROOT, "| %s | %,d |%n", type, count)));
        return text.toString();
    }

    static String row(String name, ConcurrentHistogram times) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f | %.2f |%n",
                name,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6);
    }
}
