package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.payment.SettlementEvent.RestoredPart;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;

/** Rétablissement de crédits (LOLF art. 17-IV) : what is claimed back of a paid request, and what came of it. */
public sealed interface RestorationEvent extends SettlementEvent
        permits CreditsRestored,
                RestorationEvent.RestorationClaimed,
                RestorationEvent.RestorationClaimLowered,
                RestorationEvent.CreditsRestoredByTitle {

    /**
     * Part of a line of the request that a title claims back.
     *
     * @param line its place, from 0
     */
    record ClaimedPart(int line, Amount amount) {}

    /** Reversement demandé par titre : nothing else restores as much while the title may be collected. */
    @EventName("restoration-claimed.v1")
    record RestorationClaimed(
            PaymentRequestId paymentRequestId,
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimedPart> parts,
            LocalDate claimedOn,
            ActorId claimedBy)
            implements RestorationEvent {
        public RestorationClaimed {
            parts = List.copyOf(parts);
        }
    }

    /** Reversement demandé pour moins : the title was rejected, reduced or cancelled, or what it brought is revenue. */
    @EventName("restoration-claim-lowered.v1")
    record RestorationClaimLowered(
            PaymentRequestId paymentRequestId,
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimedPart> parts,
            LocalDate loweredOn,
            ActorId loweredBy)
            implements RestorationEvent {
        public RestorationClaimLowered {
            parts = List.copyOf(parts);
        }
    }

    /** Crédits rétablis par l'encaissement d'un titre : what it brought is no longer consumed, and is no revenue. */
    @EventName("credits-restored-by-title.v1")
    record CreditsRestoredByTitle(
            PaymentRequestId paymentRequestId,
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<RestoredPart> parts,
            LocalDate restoredOn,
            ActorId restoredBy)
            implements RestorationEvent {
        public CreditsRestoredByTitle {
            parts = List.copyOf(parts);
        }
    }
}
