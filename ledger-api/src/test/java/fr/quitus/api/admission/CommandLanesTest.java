package fr.quitus.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerTypes;
import org.junit.jupiter.api.Test;

class CommandLanesTest {
    @Test
    void every_payment_is_a_command() {
        assertThat(LedgerTypes.commandsByName()).containsKeys(CommandLanes.PAYMENTS.toArray(String[]::new));
    }

    @Test
    void payments_go_before_acts() {
        assertThat(CommandLanes.of("ExecuteRun")).isEqualTo(Lane.PAYMENT);
        assertThat(CommandLanes.of("DraftCommitment")).isEqualTo(Lane.COMMAND);
        assertThat(CommandLanes.of("NoSuchCommand")).isEqualTo(Lane.COMMAND);
    }
}
