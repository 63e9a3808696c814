package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.value.Amount;
import java.util.ArrayList;
import java.util.List;

/** Ce que rend une demande qui ne sera pas payée : what it had reserved, and the service it claimed. */
final class Withdrawal {
    private Withdrawal() {}

    /** The CP that its order had reserved. */
    static List<LedgerEvent> released(PaymentFile file) {
        List<LedgerEvent> events = new ArrayList<>();
        for (Settlement.Line line : file.settlement().lines()) {
            Integer no = line.commitmentLine();
            if (line.credits().isZero()) {
                continue;
            }
            Amount credits = line.credits().amount();
            events.add(
                    no == null
                            ? new CpReleasedWithoutCommitment(line.envelope(), file.id(), credits)
                            : new CpReleased(line.envelope(), file.id(), file.commitment(), no, credits));
        }
        return events;
    }

    /** Its claims on the EJ. */
    static List<LedgerEvent> unclaimed(PaymentFile file) {
        List<ReceiptPart> parts = PaymentLine.parts(file.lines());
        return parts.isEmpty() ? List.of() : List.of(new ServiceInvoiceWithdrawn(file.commitment(), file.id(), parts));
    }
}
