package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the sums that an accepted request did not pay, or should not have. */
public sealed interface SettlementEvent extends PaymentRequestEvent
        permits SettlementEvent.CreditNoteUsed,
                SettlementEvent.CreditNoteNetted,
                SettlementEvent.CreditNoteClaimed,
                RestorationEvent,
                SettlementEvent.RetentionReleased,
                SettlementEvent.RetentionReleaseRequested {

    /**
     * Avoir imputé : part of this credit note pays a request of the same supplier.
     *
     * @param parts of the credit note's lines
     */
    @EventName("credit-note-used.v1")
    record CreditNoteUsed(
            PaymentRequestId paymentRequestId,
            PaymentRequestId payableId,
            Amount amount,
            List<NettedPart> parts,
            LocalDate usedOn,
            ActorId usedBy)
            implements SettlementEvent {
        public CreditNoteUsed {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Demande payée pour partie par un avoir : its transfer and its CP are lowered by as much.
     *
     * @param parts of the lines of this request
     */
    @EventName("credit-note-netted.v1")
    record CreditNoteNetted(
            PaymentRequestId paymentRequestId,
            PaymentRequestId creditNoteId,
            Amount amount,
            List<NettedPart> parts,
            LocalDate nettedOn,
            ActorId nettedBy)
            implements SettlementEvent {
        public CreditNoteNetted {
            parts = List.copyOf(parts);
        }
    }

    /** Reste d'un avoir constaté comme créance, to be collected by title. */
    @EventName("credit-note-claimed.v1")
    record CreditNoteClaimed(
            PaymentRequestId paymentRequestId,
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<NettedPart> parts,
            LocalDate claimedOn,
            ActorId claimedBy)
            implements SettlementEvent {
        public CreditNoteClaimed {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Part paid back of a line of the request.
     *
     * @param line its place, from 0
     */
    record RestoredPart(int line, EnvelopeId envelope, ServiceReceiptNumber serviceReceiptNumber, Amount amount) {}

    /**
     * Crédits rétablis, with entry P42: what the creditor paid back is no longer consumed, and is no revenue.
     *
     * @param bankEntryId the credit that brought it
     */
    @EventName("credits-restored.v1")
    record CreditsRestored(
            PaymentRequestId paymentRequestId,
            BankEntryId bankEntryId,
            Amount amount,
            List<RestoredPart> parts,
            LocalDate valueDate,
            LocalDate restoredOn,
            ActorId restoredBy,
            List<JournalEntry> entries)
            implements RestorationEvent {
        public CreditsRestored {
            parts = List.copyOf(parts);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Retenue de garantie libérée.
     *
     * @param releaseRequestId the request opened to pay it
     * @param amount all that this request had borne
     */
    @EventName("retention-released.v1")
    record RetentionReleased(
            PaymentRequestId paymentRequestId,
            PaymentRequestId releaseRequestId,
            Amount amount,
            LocalDate releasedOn,
            ActorId releasedBy,
            @Nullable String delegationId)
            implements SettlementEvent {}

    /**
     * Demande de restitution de la retenue ouverte, liquidated. Version 2 knows natural persons.
     *
     * @param principalRequestId the request that bore the retention
     * @param lines on the envelopes of the EJ's present year
     * @param ordonnateurActors the ordonnateur's side of the principal request, sorted, which is this one's too
     */
    @EventName("retention-release-requested.v2")
    record RetentionReleaseRequested(
            PaymentRequestId paymentRequestId,
            PaymentRequestNumber paymentRequestNumber,
            PaymentRequestId principalRequestId,
            ThirdPartyRef supplier,
            String invoiceNumber,
            LocalDate releasedOn,
            Amount amount,
            @Personal Iban payeeIban,
            CommitmentNumber commitmentNumber,
            List<PaymentLine> lines,
            List<ActorId> ordonnateurActors)
            implements SettlementEvent {
        public RetentionReleaseRequested {
            lines = List.copyOf(lines);
            ordonnateurActors = List.copyOf(ordonnateurActors);
        }
    }
}
