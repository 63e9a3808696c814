package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.Histories;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A view has the same rows whatever the order of events without a common key. */
class AnyOrderTest {
    private static final int CHUNK_EVENTS = 25;
    private static final long[] SEEDS = {1, 20_261_123};

    @TestFactory
    Stream<DynamicTest> rows_do_not_depend_on_the_order_of_events_without_a_common_key() {
        return ViewsFixture.everyProjection().stream()
                .map(projection -> DynamicTest.dynamicTest(projection.name(), () -> inAnyOrder(projection)));
    }

    private static void inAnyOrder(Projection projection) {
        try (ViewsFixture views = ViewsFixture.of(projection)) {
            views.given(Histories.wholeYear(4));
            Map<String, List<String>> inOrder = views.rows();
            List<LoggedEvent> log = views.log().read(LogReader.BEFORE_FIRST, Integer.MAX_VALUE - 1);
            for (long seed : SEEDS) {
                List<LoggedEvent> disorder = disorder(projection, log, new Random(seed));
                assertThat(disorder).isNotEqualTo(log).containsExactlyInAnyOrderElementsOf(log);
                for (Table<?, ?> table : projection.tables()) {
                    views.execute("truncate views." + table.name());
                }
                for (int from = 0; from < disorder.size(); from += CHUNK_EVENTS) {
                    List<LoggedEvent> chunk = disorder.subList(from, Math.min(disorder.size(), from + CHUNK_EVENTS));
                    views.database().write(Database.Side.LIVE, connection -> {
                        BatchFold.fold(connection, projection, chunk);
                        return true;
                    });
                }

                assertThat(views.rows()).as("seed " + seed).isEqualTo(inOrder);
            }
        }
    }

    /** Any order in which each key keeps the order of its own events. */
    private static List<LoggedEvent> disorder(Projection projection, List<LoggedEvent> log, Random random) {
        List<LoggedEvent> left = new ArrayList<>(log);
        Map<LoggedEvent, Set<String>> touched = new HashMap<>();
        log.forEach(event -> touched.put(event, ParkedKeys.touched(projection, event)));
        List<LoggedEvent> disorder = new ArrayList<>();
        while (!left.isEmpty()) {
            Map<String, LoggedEvent> first = new HashMap<>();
            left.forEach(event -> keysOf(touched, event).forEach(key -> first.putIfAbsent(key, event)));
            List<LoggedEvent> free = left.stream()
                    .filter(event -> keysOf(touched, event).stream().allMatch(key -> event.equals(first.get(key))))
                    .toList();
            LoggedEvent next = free.get(random.nextInt(free.size()));
            left.remove(next);
            disorder.add(next);
        }
        return disorder;
    }

    private static Set<String> keysOf(Map<LoggedEvent, Set<String>> touched, LoggedEvent event) {
        return touched.getOrDefault(event, Set.of());
    }
}
