package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.bench.figures.Figure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The storm with a small budget; {@code ./quitus drill append} is the same with a large one. */
class AppendStormTest {
    private static final AppendStorm.Budget SMALL = new AppendStorm.Budget(Duration.ofSeconds(4), 64, 2, 9, 13, 2);

    @Test
    void nothing_accepted_is_lost_and_nothing_that_failed_is_written() throws Exception {
        Measurement storm = Drill.append(
                SMALL, false, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

        assertThat(storm.figures()).filteredOn(Figure::missed).isEmpty();
        assertThat(storm.figures().stream().filter(figure -> figure.goal() != null))
                .hasSize(15);
        for (String happened : new String[] {
            "commands sent", "repeats asked", "writer killed", "batches refused", "refused for want of credits"
        }) {
            assertThat(storm.figures())
                    .filteredOn(figure -> figure.name().equals(happened))
                    .singleElement()
                    .satisfies(figure -> assertThat(figure.ours()).as(happened).isPositive());
        }
    }
}
