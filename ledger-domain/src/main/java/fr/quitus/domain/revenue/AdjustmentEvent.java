package fr.quitus.domain.revenue;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a claim less than it was established for, or doubtful. */
public sealed interface AdjustmentEvent extends RevenueOrderEvent {

    /** Titre rejeté par le comptable : he was not authorised to collect it (GBCP art. 19-1°). */
    @EventName("revenue-order-rejected.v1")
    record RevenueOrderRejected(
            RevenueOrderNumber revenueOrderNumber,
            AccountingPostId post,
            String reason,
            LocalDate rejectedOn,
            ActorId rejectedBy)
            implements AdjustmentEvent {}

    /** Réduction ou annulation émise by the ordonnateur: it waits for the comptable. */
    @EventName("reduction-issued.v1")
    record ReductionIssued(
            RevenueOrderNumber revenueOrderNumber,
            boolean cancels,
            Amount amount,
            String reason,
            LocalDate issuedOn,
            ActorId issuedBy,
            @Nullable String delegationId)
            implements AdjustmentEvent {}

    /** Réduction rejetée par le comptable : it was not regular (GBCP art. 19-1°). */
    @EventName("reduction-rejected.v1")
    record ReductionRejected(
            RevenueOrderNumber revenueOrderNumber, String reason, LocalDate rejectedOn, ActorId rejectedBy)
            implements AdjustmentEvent {}

    /**
     * Titre réduit, taken in charge with entry P35 for products of the year and P36 for those of an earlier one.
     *
     * @param shares what each position is reduced by
     * @param paid the part of these shares that had been collected, owed back from now on
     */
    @EventName("revenue-order-reduced.v1")
    record RevenueOrderReduced(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimShare> shares,
            List<ClaimShare> paid,
            String reason,
            LocalDate takenOn,
            ActorId takenBy,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public RevenueOrderReduced {
            shares = List.copyOf(shares);
            paid = List.copyOf(paid);
            entries = List.copyOf(entries);
        }
    }

    /** Titre annulé : reduced to nothing, with its surcharge and costs. */
    @EventName("revenue-order-cancelled.v1")
    record RevenueOrderCancelled(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimShare> shares,
            List<ClaimShare> paid,
            String reason,
            LocalDate takenOn,
            ActorId takenBy,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public RevenueOrderCancelled {
            shares = List.copyOf(shares);
            paid = List.copyOf(paid);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Remise gracieuse accordée, with entry P37.
     *
     * @param cumulated all that was ever remitted of this claim, this included: ceilings are held against it
     * @param ceiling the one of who granted it; absent above the last, which the Conseil d'État gave its opinion on
     */
    @EventName("remission-granted.v1")
    record RemissionGranted(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimShare> shares,
            Amount cumulated,
            @Nullable Amount ceiling,
            String decisionRef,
            @Nullable String opinionRef,
            LocalDate grantedOn,
            ActorId grantedBy,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public RemissionGranted {
            shares = List.copyOf(shares);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Créance douteuse, with entries P39a and P39b.
     *
     * @param impairment dépréciation; absent when it is expected to be collected after all
     */
    @EventName("claim-marked-doubtful.v1")
    record ClaimMarkedDoubtful(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            @Nullable Amount impairment,
            String reason,
            LocalDate markedOn,
            ActorId markedBy,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public ClaimMarkedDoubtful {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Dépréciation revue, with entry P39b when it grows and P39c when it shrinks.
     *
     * @param before what it was; zero when nothing was impaired
     * @param impairment what it is from now on
     * @param accountingDate when it is in the books: 31 December for an inventory
     */
    @EventName("impairment-revised.v1")
    record ImpairmentRevised(
            RevenueOrderNumber revenueOrderNumber,
            Balance before,
            Balance impairment,
            LocalDate accountingDate,
            String reason,
            LocalDate revisedOn,
            ActorId revisedBy,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public ImpairmentRevised {
            entries = List.copyOf(entries);
        }
    }

    /** Créance admise en non-valeur, with entry P40: it is no longer an asset, and still owed (GBCP art. 124). */
    @EventName("claim-written-off.v1")
    record ClaimWrittenOff(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimShare> shares,
            String reason,
            LocalDate writtenOffOn,
            ActorId writtenOffBy,
            @Nullable String delegationId,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public ClaimWrittenOff {
            shares = List.copyOf(shares);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Recouvrement prescrit : nothing interrupted it in time, with entry P40.
     *
     * @param countedFrom the last day it was interrupted
     */
    @EventName("claim-prescribed.v1")
    record ClaimPrescribed(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<ClaimShare> shares,
            LocalDate countedFrom,
            LocalDate recordedOn,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements AdjustmentEvent {
        public ClaimPrescribed {
            shares = List.copyOf(shares);
            entries = List.copyOf(entries);
        }
    }
}
