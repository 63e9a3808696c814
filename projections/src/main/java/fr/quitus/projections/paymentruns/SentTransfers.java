package fr.quitus.projections.paymentruns;

import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Virements envoyés, by the identity that the bank gives back. */
final class SentTransfers implements Fold<SentTransfers.Identity, SentTransfers.Sent> {
    /** Identifiant de bout en bout. */
    record Identity(String endToEndId) {}

    /** What it pays; the run is known when it was opened, or named by the payment. */
    record Sent(
            String paymentRequestId, @Nullable String runId, long amountCents, LocalDate valueDate, long position) {}

    static final Table<Identity, Sent> TABLE = Table.of(SentTransfers.class, "transfer", Identity.class, Sent.class);

    @Override
    public Table<Identity, Sent> table() {
        return TABLE;
    }

    @Override
    public List<Identity> keysOf(LoggedEvent event) {
        return switch (event.event()) {
            case PaymentExecuted e -> List.of(new Identity(e.endToEndId()));
            case PaymentReissued e -> List.of(new Identity(e.endToEndId()));
            case SeizurePaid e -> List.of(new Identity(e.endToEndId()));
            case SeizureReissued e -> List.of(new Identity(e.endToEndId()));
            case RunTransferOrdered e -> List.of(new Identity(e.transfer().endToEndId()));
            default -> List.of();
        };
    }

    @Override
    public Sent fold(Identity key, @Nullable Sent row, LoggedEvent logged, Appends appends) {
        return switch (logged.event()) {
            case PaymentExecuted e ->
                new Sent(
                        e.paymentRequestId().text(),
                        e.runId().text(),
                        e.amount().cents(),
                        e.valueDate(),
                        logged.position());
            case PaymentReissued e ->
                new Sent(e.paymentRequestId().text(), null, e.amount().cents(), e.valueDate(), logged.position());
            case SeizurePaid e ->
                new Sent(
                        e.paymentRequestId().text(),
                        e.runId().text(),
                        e.amount().cents(),
                        e.valueDate(),
                        logged.position());
            case SeizureReissued e ->
                new Sent(e.paymentRequestId().text(), null, e.amount().cents(), e.valueDate(), logged.position());
            case RunTransferOrdered e ->
                new Sent(
                        e.paymentRequestId().text(),
                        e.runId().text(),
                        e.transfer().amount().cents(),
                        row == null ? e.transfer().executionOn() : row.valueDate(),
                        logged.position());
            default -> throw new IllegalStateException("no transfer in " + logged.name());
        };
    }
}
