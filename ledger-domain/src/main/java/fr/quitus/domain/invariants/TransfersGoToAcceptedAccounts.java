package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRefundOrdered;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRunId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Virements : each has an identity of its own; one of an opened run is in its file, once, for what was paid and to an
 * account that a comptable accepted; a file comes to what its transfers come to.
 */
public final class TransfersGoToAcceptedAccounts extends Invariant {
    private static final String RUN = "campagne ";

    /** What the file must say of a transfer that was sent; only an opened run has one. */
    private record Expected(String account, long cents, boolean inFile) {}

    private final Set<String> identities = new HashSet<>();
    private final Set<String> openedRuns = new HashSet<>();
    private final Map<String, String> acceptedAccounts = new HashMap<>();
    private final Map<String, Expected> expected = new HashMap<>();
    private final Map<String, String> wrong = new HashMap<>();
    /** Ordered less what the closed file comes to. */
    private final Tally runs = tally(1);

    TransfersGoToAcceptedAccounts() {
        super(
                "VIREMENTS_ACCEPTES",
                "Chaque virement est unique, dans le fichier de sa campagne, vers un compte accepté par un comptable.",
                "one EndToEndId per attempt; Σ transfers of a run = its control sum; account = accepted account");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case PaymentAccepted e ->
                acceptedAccounts.put(e.paymentRequestId().text(), e.payeeIban().text());
            case PayeeAccountAccepted e ->
                acceptedAccounts.put(e.paymentRequestId().text(), e.payeeIban().text());
            case PaymentExecuted e -> {
                String account =
                        acceptedAccounts.getOrDefault(e.paymentRequestId().text(), "");
                sent(
                        e.endToEndId(),
                        account,
                        e.amount(),
                        openedRuns.contains(e.runId().text()));
            }
            case SeizurePaid e ->
                sent(
                        e.endToEndId(),
                        e.beneficiaryIban().text(),
                        e.amount(),
                        openedRuns.contains(e.runId().text()));
            case PaymentReissued e -> sent(e.endToEndId(), e.payeeIban().text(), e.amount(), false);
            case SeizureReissued e -> sent(e.endToEndId(), e.beneficiaryIban().text(), e.amount(), false);
            case OverpaymentRefunded e -> sent(e.endToEndId(), e.payeeIban().text(), e.amount(), false);
            case RefundReissued e -> sent(e.endToEndId(), e.payeeIban().text(), e.amount(), false);
            case RunRefundOrdered e -> ordered(e.runId(), e.transfer());
            case PaymentRunOpened e -> openedRuns.add(e.runId().text());
            case RunTransferOrdered e -> ordered(e.runId(), e.transfer());
            case PaymentRunClosed e -> {
                runs.add(e.runId().text(), 0, minus(e.controlSum()));
                touch(RUN + e.runId().text());
            }
            default -> {
                // No transfer.
            }
        }
    }

    private void sent(String endToEndId, String account, Amount amount, boolean inFile) {
        if (!identities.add(endToEndId)) {
            wrong.put(endToEndId, "envoyé deux fois");
        }
        expected.put(endToEndId, new Expected(account, amount.cents(), inFile));
        touch(endToEndId);
    }

    private void ordered(PaymentRunId run, RunTransfer transfer) {
        Expected sent = expected.remove(transfer.endToEndId());
        boolean asSent = sent != null
                && sent.account().equals(transfer.account().text())
                && sent.cents() == transfer.amount().cents();
        if (!asSent) {
            wrong.put(
                    transfer.endToEndId(),
                    "ordonné à la banque pour " + transfer.amount() + " €, sans paiement égal vers un compte accepté");
        }
        runs.add(run.text(), 0, transfer.amount().cents());
        touch(transfer.endToEndId());
    }

    @Override
    @Nullable String violation(String key) {
        if (key.startsWith(RUN)) {
            long difference = runs.of(key.substring(RUN.length()), 0);
            return difference == 0 ? null : key + " : virements − total du fichier = " + euros(difference);
        }
        Expected sent = expected.get(key);
        if (sent != null && sent.inFile()) {
            return "virement " + key + " : payé pour " + euros(sent.cents()) + ", absent du fichier de sa campagne";
        }
        String why = wrong.get(key);
        return why == null ? null : "virement " + key + " : " + why;
    }
}
