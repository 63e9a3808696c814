package fr.quitus.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentStepsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private final EventReader reader = EventReader.ofLedger(_ -> Optional.empty());

    @Test
    void an_invoice_matched_before_deductions_were_known_has_none() throws IOException {
        var matched = (InvoiceMatched) read("invoice-matched.v1");

        assertThat(matched.lines()).extracting(PaymentLine::deductions).containsExactly(Deductions.NONE);
        assertThat(matched.lines()).extracting(PaymentLine::amount).containsExactly(EventSamples.TWELVE);
    }

    @Test
    void service_invoiced_before_deductions_were_known_had_none_and_closed_no_line() throws IOException {
        var invoiced = (ServiceInvoiced) read("service-invoiced.v1");
        var withdrawn = (ServiceInvoiceWithdrawn) read("service-invoice-withdrawn.v1");

        assertThat(invoiced.balance()).isFalse();
        assertThat(invoiced.parts()).extracting(ReceiptPart::deductions).containsExactly(Deductions.NONE);
        assertThat(withdrawn.parts()).isEqualTo(invoiced.parts());
    }

    private Object read(String name) throws IOException {
        return reader.read(name, Files.readAllBytes(SAMPLES.resolve(name + ".json")));
    }
}
