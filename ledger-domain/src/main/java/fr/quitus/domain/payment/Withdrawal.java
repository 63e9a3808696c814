package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceDetached;
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
        if (file.awaitingCredits()) {
            return events; // nothing is reserved for it
        }
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

    /** Its claims on the EJ, or the wait of one that claims nothing yet. */
    static List<LedgerEvent> unclaimed(PaymentFile file) {
        if (file.lines().isEmpty()) {
            return file.kind().isReceived() ? List.of(new InvoiceDetached(file.commitment(), file.id())) : List.of();
        }
        return switch (file.kind()) {
            case INVOICE, INSTALMENT, BALANCE, SUBSIDY ->
                List.of(new ServiceInvoiceWithdrawn(file.commitment(), file.id(), PaymentLine.parts(file.lines())));
            case ADVANCE ->
                List.of(new AdvanceWithdrawn(file.commitment(), file.id(), PaymentLine.advances(file.lines())));
            case CREDIT_NOTE -> List.of(new InvoiceDetached(file.commitment(), file.id()));
            case RETENTION_RELEASE, LATE_INTEREST -> List.of();
        };
    }
}
