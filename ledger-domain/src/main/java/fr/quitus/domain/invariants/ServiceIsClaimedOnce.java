package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facturation du service fait : a service is invoiced by the requests liquidated on it that stand, and by no other. */
public final class ServiceIsClaimedOnce extends Invariant {
    /** Invoiced, as the EJ says, less claimed, as the requests say. */
    private final Tally receipts = tally(1);

    ServiceIsClaimedOnce() {
        super(
                "SERVICE_FACTURE_UNE_FOIS",
                "Ce qui est facturé d'un service fait est ce que les demandes qui tiennent en réclament.",
                "invoiced of a receipt = Σ claimed by requests that stand − Σ accepted credit notes − Σ restored");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case ServiceInvoiced e -> parts(e.parts(), 1);
            case ServiceInvoiceWithdrawn e -> parts(e.parts(), -1);
            case ServiceCredited e -> parts(e.parts(), -1);
            case CreditsRestored e -> restored(e.parts());
            case CreditsRestoredByTitle e -> restored(e.parts());
            case InvoiceMatched e -> {
                var request = requests.of(e);
                if (request != null && request.kind.clearsService()) {
                    for (var line : e.lines()) {
                        var receipt = line.serviceReceiptNumber();
                        add(receipt == null ? "" : receipt.text(), minus(line.amount()));
                    }
                }
            }
            case PaymentRequestRejected e -> withdrawn(requests.of(e));
            case InvoiceRefused e -> withdrawn(requests.of(e));
            case PaymentRequestCancelled e -> withdrawn(requests.of(e));
            case PaymentAccepted e -> {
                var request = requests.of(e);
                if (request != null && request.kind == PaymentKind.CREDIT_NOTE) {
                    request.lines.forEach(line -> add(line.receipt, line.gross));
                }
            }
            default -> {
                // No claim.
            }
        }
    }

    private void withdrawn(Requests.@Nullable Request request) {
        if (request != null && request.kind.clearsService()) {
            request.lines.forEach(line -> add(line.receipt, line.gross));
        }
    }

    private void restored(List<RestoredPart> parts) {
        parts.forEach(
                part -> add(part.serviceReceiptNumber().text(), part.amount().cents()));
    }

    private void parts(List<ReceiptPart> parts, int sign) {
        parts.forEach(part ->
                add(part.serviceReceiptNumber().text(), sign * part.amount().cents()));
    }

    private void add(String receipt, long cents) {
        if (!receipt.isEmpty()) {
            receipts.add(receipt, 0, cents);
            touch(receipt);
        }
    }

    @Override
    @Nullable String violation(String key) {
        long difference = receipts.of(key, 0);
        return difference == 0 ? null : "service fait " + key + " : facturé − réclamé = " + euros(difference);
    }
}
