package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BaySettingsTest {
    private static final BaySettings USUAL = BaySettings.in(Path.of("bays"));

    @Test
    void patience_follows_from_how_long_a_primary_may_be_silent() {
        BaySettings patient = USUAL.withSilence(Duration.ofMinutes(1));

        assertThat(patient.primarySilence()).isEqualTo(Duration.ofMinutes(1));
        assertThat(patient.answerTimeout()).isEqualTo(Duration.ofSeconds(24));
        assertThat(patient.standbySilence()).isEqualTo(Duration.ofMinutes(3));
        assertThat(patient.probes())
                .as("how long a fault must last to be believed is no matter of silence")
                .isEqualTo(
                        new BaySettings.Probes(Duration.ofSeconds(1), Duration.ofSeconds(36), Duration.ofSeconds(3)));
        assertThat(patient.withSilence(USUAL.primarySilence())).isEqualTo(USUAL);
    }

    @Test
    void a_silence_too_short_for_an_answer_counted_in_seconds_is_refused() {
        assertThatThrownBy(() -> USUAL.withSilence(Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT3S");
    }
}
