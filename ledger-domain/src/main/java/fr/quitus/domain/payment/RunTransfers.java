package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.value.PaymentRunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Virements d'un acte, as the file of their run will have them. */
final class RunTransfers {
    private RunTransfers() {}

    /** What the file will say of each transfer that the act sends: to the creditor, and to who seized a part of it. */
    static List<RunTransferOrdered> ordered(
            PaymentRunId runId, List<? extends LedgerEvent> events, PaymentRequest request, @Nullable String creditor) {
        PaymentFile file = request.opened().orElseThrow();
        PaymentRequest after = request;
        List<RunTransferOrdered> ordered = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event instanceof PaymentRequestEvent e && e.paymentRequestId().equals(file.id())) {
                after = after.evolve(e);
            }
            PaymentFile then = after.opened().orElse(file);
            sent(event, then, creditor)
                    .ifPresent(transfer -> ordered.add(new RunTransferOrdered(runId, file.id(), transfer)));
        }
        return ordered;
    }

    private static Optional<RunTransfer> sent(LedgerEvent event, PaymentFile file, @Nullable String creditor) {
        String remittance = paidFor(file.kind()) + file.invoiceNumber() + " DP " + file.number();
        return switch (event) {
            case PaymentExecuted e ->
                Optional.of(new RunTransfer(
                        e.endToEndId(),
                        creditor,
                        file.supplier(),
                        file.payeeIban(),
                        e.amount(),
                        remittance,
                        e.valueDate()));
            case PaymentReissued e ->
                Optional.of(new RunTransfer(
                        e.endToEndId(),
                        creditor,
                        file.supplier(),
                        e.payeeIban(),
                        e.amount(),
                        remittance,
                        e.valueDate()));
            case SeizurePaid e ->
                Optional.of(new RunTransfer(
                        e.endToEndId(),
                        beneficiary(file, e.reference()),
                        file.supplier(),
                        e.beneficiaryIban(),
                        e.amount(),
                        "Opposition " + e.reference() + " DP " + file.number(),
                        e.valueDate()));
            case SeizureReissued e ->
                Optional.of(new RunTransfer(
                        e.endToEndId(),
                        beneficiary(file, e.reference()),
                        file.supplier(),
                        e.beneficiaryIban(),
                        e.amount(),
                        "Opposition " + e.reference() + " DP " + file.number(),
                        e.valueDate()));
            default -> Optional.empty();
        };
    }

    private static String paidFor(PaymentKind kind) {
        return switch (kind) {
            case INVOICE, CREDIT_NOTE, ADVANCE, INSTALMENT, BALANCE, SUBSIDY -> "Facture ";
            case LATE_INTEREST -> "Intérêts moratoires facture ";
            case RETENTION_RELEASE -> "Retenue de garantie facture ";
        };
    }

    private static @Nullable String beneficiary(PaymentFile file, String reference) {
        return file.diversions()
                .of(reference)
                .map(share -> share.seizure().beneficiary().name())
                .orElse(null);
    }
}
