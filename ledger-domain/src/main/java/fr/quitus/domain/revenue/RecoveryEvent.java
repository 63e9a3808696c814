package fr.quitus.domain.revenue;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to collect a revenue order that is not paid. */
public sealed interface RecoveryEvent extends RevenueOrderEvent {

    /**
     * Majoration appliquée to what is unpaid after the limit date, with entry P38.
     *
     * @param rate per cent, in hundredths
     * @param limit the last day on which nothing was added
     */
    @EventName("surcharge-applied.v1")
    record SurchargeApplied(
            RevenueOrderNumber revenueOrderNumber,
            Amount base,
            long rate,
            Amount amount,
            LocalDate limit,
            LocalDate appliedOn,
            ActorId appliedBy,
            List<JournalEntry> entries)
            implements RecoveryEvent {
        public SurchargeApplied {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Majoration corrigée : money whose value date is not after the limit came to be known, so less was unpaid then.
     * Entry P35, or P36 for a surcharge of an earlier year.
     *
     * @param base what was unpaid on the limit date, as known now
     * @param amount what is taken off the surcharge
     * @param shares the same, as the position of the surcharge
     * @param moved what had been collected of it and pays these positions of the principal instead
     * @param paid what had been collected of it beyond, owed back from now on
     */
    @EventName("surcharge-corrected.v1")
    record SurchargeCorrected(
            RevenueOrderNumber revenueOrderNumber,
            Balance base,
            Amount amount,
            List<ClaimShare> shares,
            List<ClaimShare> moved,
            List<ClaimShare> paid,
            LocalDate correctedOn,
            ActorId correctedBy,
            List<JournalEntry> entries)
            implements RecoveryEvent {
        public SurchargeCorrected {
            shares = List.copyOf(shares);
            moved = List.copyOf(moved);
            paid = List.copyOf(paid);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Dette reconnue par le redevable : prescription is counted again from that day (code civil, art. 2240).
     *
     * @param evidence the paper that says so
     */
    @EventName("debt-acknowledged.v1")
    record DebtAcknowledged(
            RevenueOrderNumber revenueOrderNumber,
            Amount remaining,
            LocalDate acknowledgedOn,
            String evidence,
            LocalDate recordedOn,
            ActorId recordedBy)
            implements RecoveryEvent {}

    /** Lettre de relance envoyée. */
    @EventName("reminder-sent.v1")
    record ReminderSent(RevenueOrderNumber revenueOrderNumber, Amount remaining, LocalDate sentOn, ActorId sentBy)
            implements RecoveryEvent {}

    /** Mise en demeure envoyée : prescription is counted again. */
    @EventName("formal-notice-sent.v1")
    record FormalNoticeSent(RevenueOrderNumber revenueOrderNumber, Amount remaining, LocalDate sentOn, ActorId sentBy)
            implements RecoveryEvent {}

    /**
     * Saisie administrative à tiers détenteur (SATD) notifiée : prescription is counted again.
     *
     * @param holder who owes the debtor: bank, employer, customer
     * @param costs frais de poursuite added to the claim, with entry P38
     */
    @EventName("seizure-issued.v1")
    record SeizureIssued(
            RevenueOrderNumber revenueOrderNumber,
            Siret holder,
            Amount claimed,
            @Nullable Amount costs,
            LocalDate issuedOn,
            ActorId issuedBy,
            List<JournalEntry> entries)
            implements RecoveryEvent {
        public SeizureIssued {
            entries = List.copyOf(entries);
        }
    }

    /** Délais de paiement accordés : the debtor owns his debt, and prescription is counted again. */
    @EventName("instalment-plan-granted.v1")
    record InstalmentPlanGranted(
            RevenueOrderNumber revenueOrderNumber, List<Instalment> schedule, LocalDate grantedOn, ActorId grantedBy)
            implements RecoveryEvent {
        public InstalmentPlanGranted {
            schedule = List.copyOf(schedule);
        }
    }

    /** Plan non respecté : recovery resumes. */
    @EventName("instalment-defaulted.v1")
    record InstalmentDefaulted(
            RevenueOrderNumber revenueOrderNumber,
            LocalDate dueOn,
            Amount missing,
            LocalDate defaultedOn,
            ActorId recordedBy)
            implements RecoveryEvent {}

    /**
     * Titre ou poursuite contestés : recovery waits (GBCP art. 117).
     *
     * @param notifiedOn the day the debtor was told of what he contests
     * @param answerBy the day on which silence has rejected it, and recovery resumes
     */
    @EventName("revenue-order-contested.v1")
    record RevenueOrderContested(
            RevenueOrderNumber revenueOrderNumber,
            ContestationKind kind,
            String grounds,
            LocalDate notifiedOn,
            LocalDate filedOn,
            LocalDate answerBy,
            ActorId recordedBy)
            implements RecoveryEvent {}

    /** Contestation tranchée. */
    @EventName("contestation-decided.v1")
    record ContestationDecided(
            RevenueOrderNumber revenueOrderNumber,
            ContestationOutcome outcome,
            String reason,
            LocalDate decidedOn,
            ActorId decidedBy,
            @Nullable String delegationId)
            implements RecoveryEvent {}
}
