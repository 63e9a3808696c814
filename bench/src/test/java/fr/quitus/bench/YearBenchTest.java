package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventReader;
import fr.quitus.bench.figures.Figure;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.invariants.InvariantChecker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of a unit's year through the product's door, and what its check finds in a log that was forged. */
class YearBenchTest {
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void a_small_year_holds_at_every_sampled_position_and_a_forged_one_does_not(@TempDir Path data) throws Exception {
        try (Instance instance = Instance.start(data, false)) {
            Measurement year = YearBench.run(new YearPlan(1, 100, 2_026, 10), instance, null, SILENT);

            assertThat(year.figures())
                    .filteredOn(Figure::missed)
                    .as(year.details())
                    .isEmpty();
            assertThat(figure(year, "accepted")).isGreaterThan(3_000);
            assertThat(figure(year, "refused, as planned")).isBetween(3.0, 10.0);
            assertThat(figure(year, "positions checked")).isBetween(500.0, 1_001.0);
            assertThat(figure(year, "acts of the closing")).as(year.details()).isGreaterThan(10);
            assertThat(figure(year, "closing of the budget")).isPositive();
            EventLog log = instance.bean(EventLog.class);
            awaitChecked(instance.bean(InvariantChecker.class), log.head());
            List<StoredEvent> events = all(log);

            theCheckSeesWhatIsForged(instance.bean(EventReader.class), events);
        }
    }

    @Test
    void payments_at_a_pace_are_held_on_a_year_that_is_open(@TempDir Path data) throws Exception {
        try (Instance instance = Instance.start(data, false)) {
            PeakBench.Plan peak = new PeakBench.Plan(5, Duration.ofSeconds(2), Duration.ofSeconds(1));
            Measurement held = PeakBench.run(peak, instance, SILENT);

            assertThat(held.figures()).filteredOn(Figure::missed).isEmpty();
            assertThat(figure(held, "all it can")).isPositive();
        }
    }

    private static void awaitChecked(InvariantChecker checker, long head) {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (checker.verdict().position() < head || checker.verdict().statesCompared() == 0) {
            assertThat(System.nanoTime()).as("%s", checker.verdict()).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(checker.verdict().broken()).isEmpty();
    }

    private static void theCheckSeesWhatIsForged(EventReader reader, List<StoredEvent> events) {
        assertThat(faults(reader, events)).isEmpty();
        assertThat(faults(
                        reader,
                        forged(
                                events,
                                "service-certified.v1",
                                json -> json.replaceFirst(
                                        "\"side\":\"CREDIT\",\"amount\":\"", "\"side\":\"CREDIT\",\"amount\":\"1"))))
                .anyMatch(fault -> fault.contains("from the bytes: debits"))
                .anyMatch(fault -> fault.contains("does not balance"));
        assertThat(faults(
                        reader,
                        forged(
                                events,
                                "ae-committed.v1",
                                json -> json.replaceFirst("\"amount\":\"", "\"amount\":\"999999"))))
                .anyMatch(fault -> fault.contains("from the bytes: AE of"))
                .anyMatch(fault -> fault.contains("DISPONIBLE_JAMAIS_NEGATIF"));
        assertThat(faults(
                        reader,
                        forged(events, "cp-consumed.v1", json -> json.replaceFirst("\"amount\":\"", "\"amount\":\"1"))))
                .anyMatch(fault -> fault.contains("from the bytes: CP consumed"))
                .anyMatch(fault -> fault.contains("CP_CONSOMMES"));
    }

    private static List<String> faults(EventReader reader, List<StoredEvent> events) {
        return new YearCheck(reader, 50)
                .over(
                        events.size() - 1L,
                        position -> events.subList(
                                (int) (position + 1), (int) Math.min(events.size(), position + 1 + YearCheck.page())))
                .faults();
    }

    /** The log with the first event of a name changed. */
    private static List<StoredEvent> forged(List<StoredEvent> events, String name, UnaryOperator<String> change) {
        List<StoredEvent> forged = new ArrayList<>(events);
        for (int i = 0; i < forged.size(); i++) {
            StoredEvent e = forged.get(i);
            if (e.name().equals(name)) {
                String json = new String(e.payload(), StandardCharsets.UTF_8);
                String changed = change.apply(json);
                assertThat(changed).isNotEqualTo(json);
                forged.set(
                        i,
                        new StoredEvent(
                                e.position(),
                                e.aggregateType(),
                                e.aggregateId(),
                                e.sequence(),
                                e.name(),
                                e.recordedAt(),
                                changed.getBytes(StandardCharsets.UTF_8),
                                e.metaData(),
                                e.leafHash()));
                return forged;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static List<StoredEvent> all(EventLog log) {
        List<StoredEvent> events = new ArrayList<>();
        List<StoredEvent> page = log.read(-1, 2_000);
        while (!page.isEmpty()) {
            events.addAll(page);
            page = log.read(page.getLast().position(), 2_000);
        }
        return events;
    }

    private static double figure(Measurement measurement, String name) {
        return measurement.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .ours();
    }
}
