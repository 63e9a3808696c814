package fr.quitus.app.frontdesk;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.CommitmentCommand;
import fr.quitus.domain.commitment.CommitmentCommand.OnCommitment;
import fr.quitus.domain.document.DocumentCommand;
import fr.quitus.domain.payment.PaymentCommand;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.revenue.RevenueCommand;
import fr.quitus.domain.revenue.RevenueCommand.OnRevenueOrder;

/**
 * Ordre de traitement : what must not overtake what. Acts on one file go one after the other, as they were deposited;
 * so do the acts of one person that make new files. What files draw on (credits, law, third parties) goes alone and in
 * its place, for what comes after may need it.
 */
final class FilingOrder {
    /** The queue of what this release can no longer read. */
    static final String UNREADABLE = "";

    private FilingOrder() {}

    /** The queue an act stands in. */
    static String queue(LedgerCommand command, ActorId actor) {
        return switch (command) {
            case OnCommitment on -> "EJ " + on.commitmentNumber();
            case OnPaymentRequest on -> "DP " + on.paymentRequestId();
            case OnRevenueOrder on -> "TR " + on.revenueOrderNumber();
            case DocumentCommand on -> "PJ " + on.file();
            case ReceiveInvoice invoice -> "EJ " + invoice.commitmentNumber();
            default -> "AG " + actor.text();
        };
    }

    /** Whether it is filed while nothing else is. */
    static boolean isAlone(LedgerCommand command) {
        return !(command instanceof CommitmentCommand
                || command instanceof PaymentCommand
                || command instanceof RevenueCommand
                || command instanceof DocumentCommand);
    }
}
