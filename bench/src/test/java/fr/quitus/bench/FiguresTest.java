package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void the_median_of_rounds_is_one_that_was_measured() {
        assertThat(Figures.median(List.of(30.0, 10.0, 20.0))).isEqualTo(20.0);
        assertThat(Figures.median(List.of(40.0, 10.0, 30.0, 20.0))).isEqualTo(20.0);
        assertThat(Figures.median(List.of(7.0))).isEqualTo(7.0);
    }

    @Test
    void rounds_are_written_from_the_slowest_to_the_fastest() {
        assertThat(Figures.minMedianMax(List.of(3000.0, 1000.0, 2000.0), "%,.0f"))
                .isEqualTo("1,000 / **2,000** / 3,000");
    }

    @Test
    void what_was_not_measured_is_said() {
        assertThat(Figures.minMedianMax(List.of(), "%.1f")).isEqualTo("not measured");
    }

    @Test
    void the_memory_of_a_process_is_read_in_kilobytes() {
        List<String> status = List.of("Name:\tpostgres", "VmHWM:\t   99999 kB", "VmRSS:\t   31536 kB");

        assertThat(ProcessMemory.field(status, "VmRSS:")).contains("31536");
        assertThat(ProcessMemory.field(status, "Pss:")).isEmpty();
    }
}
