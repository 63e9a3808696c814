package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import org.jspecify.annotations.Nullable;

/** Avoirs : what is used of one pays requests or is claimed back, and is never more than it. */
public final class CreditNotesAreUsedOnce extends Invariant {
    private static final int LEFT = 0;
    private static final int USED_LESS_NETTED = 1;

    /** By credit note. */
    private final Tally notes = tally(2);

    CreditNotesAreUsedOnce() {
        super(
                "AVOIRS_EMPLOYES_UNE_FOIS",
                "Ce qui est employé d'un avoir paie une demande ou est recouvré, sans le dépasser.",
                "Σ netted + Σ claimed ≤ accepted, per credit note; Σ used = Σ netted");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case PaymentAccepted e -> {
                var request = requests.of(e);
                if (request != null && request.kind == PaymentKind.CREDIT_NOTE) {
                    add(e.paymentRequestId().text(), LEFT, e.amount().cents());
                }
            }
            case CreditNoteUsed e -> {
                add(e.paymentRequestId().text(), LEFT, minus(e.amount()));
                add(e.paymentRequestId().text(), USED_LESS_NETTED, e.amount().cents());
            }
            case CreditNoteNetted e -> add(e.creditNoteId().text(), USED_LESS_NETTED, minus(e.amount()));
            case CreditNoteClaimed e -> add(e.paymentRequestId().text(), LEFT, minus(e.amount()));
            default -> {
                // No credit note.
            }
        }
    }

    private void add(String note, int column, long cents) {
        notes.add(note, column, cents);
        touch(note);
    }

    @Override
    @Nullable String violation(String key) {
        long left = notes.of(key, LEFT);
        long difference = notes.of(key, USED_LESS_NETTED);
        return left >= 0 && difference == 0
                ? null
                : "avoir " + key + " : reste " + euros(left) + ", employé − imputé = " + euros(difference);
    }
}
