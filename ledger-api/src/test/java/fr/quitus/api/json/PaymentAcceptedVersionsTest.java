package fr.quitus.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.CheckResult;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentAcceptedVersionsTest {
    private static final Path V1 = Path.of("src/test/resources/events/payment-accepted.v1.json");
    private final EventReader reader = EventReader.ofLedger(_ -> Optional.empty());

    @Test
    void an_acceptance_of_the_first_version_has_its_ten_checks_without_comment() throws IOException {
        var accepted = (PaymentAccepted) reader.read("payment-accepted.v1", Files.readAllBytes(V1));

        assertThat(accepted.liability()).isEqualTo(Liability.ACCOUNTANT);
        assertThat(accepted.checks().keySet()).containsExactly(AccountantCheck.values());
        assertThat(accepted.checks().values()).containsOnly(new CheckResult(true, null));
        assertThat(accepted.amount()).isEqualTo(EventSamples.TWELVE);
        assertThat(accepted.entries()).extracting(entry -> entry.template()).containsExactly("P02");
    }

    @Test
    void an_acceptance_whose_checks_are_no_object_cannot_be_read() throws IOException {
        String sample = Files.readString(V1);
        String broken = sample.replaceFirst("\"checks\":\\{[^}]*}", "\"checks\":true");

        assertThat(broken).isNotEqualTo(sample);
        assertThatThrownBy(() -> reader.read("payment-accepted.v1", broken.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEvent.class);
    }
}
