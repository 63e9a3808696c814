package fr.quitus.app.ledger;

import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.domain.payment.RunOrders;
import fr.quitus.interchange.IncomingFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Files whose bytes are the orders' own text, and of which none is kept. */
final class UnkeptPaymentFiles implements PaymentFiles {
    @Override
    public @Nullable String fault(RunOrders orders) {
        return null;
    }

    @Override
    public Digest digest(RunOrders orders) {
        byte[] bytes = orders.toString().getBytes(StandardCharsets.UTF_8);
        return new Digest(IncomingFile.sha256(bytes), bytes.length);
    }

    @Override
    public void keep(RunOrders orders) {}
}
