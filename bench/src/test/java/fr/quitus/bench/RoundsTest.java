package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TURN = Duration.ofSeconds(5);

    private final List<String> done = new ArrayList<>();

    @Test
    void contenders_take_turns_after_each_was_warmed_up_once() throws Exception {
        rounds(2).run(List.of(contender("a", 0), contender("b", 0)));

        assertThat(done)
                .containsExactly(
                        "prepare a",
                        "a PT10S",
                        "prepare b",
                        "b PT10S", // the warm-up is no round
                        "prepare a",
                        "a PT5S",
                        "prepare b",
                        "b PT5S",
                        "prepare a",
                        "a PT5S",
                        "prepare b",
                        "b PT5S");
    }

    @Test
    void the_warm_up_is_not_measured_and_the_median_of_the_rounds_is() throws Exception {
        Contender contender = contender("a", 0, 1_000_000, 30, 10, 20);

        rounds(3).run(List.of(contender));

        assertThat(contender.perSecond()).isEqualTo(20);
        assertThat(contender.row()).startsWith("| a | 4 | 10 / **20** / 30 |");
    }

    @Test
    void what_was_not_done_is_counted_over_all_contenders() throws Exception {
        List<Contender> contenders = List.of(contender("a", 2), contender("b", 5));

        rounds(3).run(contenders);

        assertThat(Contender.failed(contenders)).isEqualTo(3 * (2 + 5));
    }

    @Test
    void measuring_nothing_is_no_measurement() {
        assertThatThrownBy(() -> new Rounds.Plan(0, WARM_UP, TURN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rounds.Plan(1, WARM_UP, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Rounds rounds(int rounds) {
        return new Rounds(
                new Rounds.Plan(rounds, WARM_UP, TURN),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private Contender contender(String name, long failed, double... rates) {
        Iterator<Double> next = DoubleStream.of(rates).boxed().toList().iterator();
        return new Contender(name, 4, () -> done.add("prepare " + name), duration -> {
            done.add(name + " " + duration);
            Histogram latencies = ClosedLoop.histogram();
            return new Sample(next.hasNext() ? next.next() : 1, latencies, failed, null);
        });
    }
}
