package fr.quitus.app.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AsOfTest {
    @Test
    void a_number_is_a_position_that_is_shown() {
        AsOf asOf = AsOf.parse("1234");

        assertThat(asOf).isEqualTo(new AsOf.Position(1_234));
        assertThat(asOf.covers(1_234, Instant.MAX)).isTrue();
        assertThat(asOf.covers(1_235, Instant.MIN)).isFalse();
    }

    @Test
    void an_hour_without_an_offset_is_that_of_paris_in_winter_and_in_summer() {
        assertThat(AsOf.parse("2027-01-15T12:00")).isEqualTo(at("2027-01-15T11:00:00Z"));
        assertThat(AsOf.parse("2027-07-15 12:00:30")).isEqualTo(at("2027-07-15T10:00:30Z"));
        assertThat(AsOf.parse("2027-01-15T12:00:00+01:00")).isEqualTo(at("2027-01-15T11:00:00Z"));
        assertThat(AsOf.parse("2027-01-15T12:00-05:00")).isEqualTo(at("2027-01-15T17:00:00Z"));
        assertThat(AsOf.parse("2027-01-15T12:00:00.000001Z")).isEqualTo(at("2027-01-15T12:00:00.000001Z"));
    }

    @Test
    void a_day_is_shown_to_its_last_microsecond_in_paris() {
        AsOf day = AsOf.parse("2027-01-15");

        assertThat(day.covers(0, Instant.parse("2027-01-15T22:59:59.999999Z"))).isTrue();
        assertThat(day.covers(0, Instant.parse("2027-01-15T23:00:00Z"))).isFalse();
    }

    @Test
    void what_was_recorded_at_the_instant_is_shown() {
        AsOf noon = AsOf.parse("2027-01-15T12:00Z");

        assertThat(noon.covers(0, Instant.parse("2027-01-15T12:00:00Z"))).isTrue();
        assertThat(noon.covers(0, Instant.parse("2027-01-15T12:00:00.000001Z"))).isFalse();
    }

    @Test
    void an_hour_that_came_twice_or_never_is_refused_and_so_is_what_is_no_date() {
        assertThatThrownBy(() -> AsOf.parse("2026-10-25T02:30")).hasMessageContaining("deux fois");
        assertThatThrownBy(() -> AsOf.parse("2027-03-28T02:30")).hasMessageContaining("n'existe pas");
        assertThat(AsOf.parse("2026-10-25T02:30+01:00")).isEqualTo(at("2026-10-25T01:30:00Z"));
        for (String wrong : new String[] {"hier", "", "-1", "2027-02-30", "2027-01-15T25:00", "15/01/2027"}) {
            assertThatThrownBy(() -> AsOf.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ni une position");
        }
    }

    private static AsOf at(String instant) {
        return new AsOf.At(Instant.parse(instant));
    }
}
