package fr.quitus.domain.commitment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import java.time.LocalDate;
import java.util.List;

/** What the budget controller's visa or avis makes happen to an EJ. */
public sealed interface VisaEvent extends CommitmentEvent.Followed {

    /** Visa (ou avis) demandé, for this firm amount, because of these thresholds. */
    @EventName("visa-requested.v1")
    record VisaRequested(
            CommitmentNumber commitmentNumber,
            ControlKind control,
            Amount amount,
            List<VisaThreshold> thresholds,
            ActorId requestedBy,
            LocalDate requestedOn,
            LocalDate deadline)
            implements VisaEvent {
        public VisaRequested {
            thresholds = List.copyOf(thresholds);
        }
    }

    /** Visa accordé. */
    @EventName("visa-granted.v1")
    record VisaGranted(CommitmentNumber commitmentNumber, ActorId grantedBy, LocalDate grantedOn)
            implements VisaEvent {}

    /** Visa refusé. */
    @EventName("visa-refused.v1")
    record VisaRefused(CommitmentNumber commitmentNumber, String reason, ActorId refusedBy, LocalDate refusedOn)
            implements VisaEvent {}

    /** Informations demandées : the controller's period stops. */
    @EventName("visa-information-requested.v1")
    record VisaInformationRequested(
            CommitmentNumber commitmentNumber, String question, ActorId requestedBy, LocalDate requestedOn)
            implements VisaEvent {}

    /** Informations produites : the period runs again, to this deadline. */
    @EventName("visa-information-produced.v1")
    record VisaInformationProduced(
            CommitmentNumber commitmentNumber,
            String documents,
            ActorId producedBy,
            LocalDate producedOn,
            LocalDate deadline)
            implements VisaEvent {}

    /** Avis rendu. */
    @EventName("opinion-issued.v1")
    record OpinionIssued(
            CommitmentNumber commitmentNumber, Opinion opinion, String reason, ActorId issuedBy, LocalDate issuedOn)
            implements VisaEvent {}

    /** Avis défavorable écarté, with the ordonnateur's motive. */
    @EventName("opinion-disregarded.v1")
    record OpinionDisregarded(
            CommitmentNumber commitmentNumber, String motive, ActorId disregardedBy, LocalDate disregardedOn)
            implements VisaEvent {}

    /**
     * Visa omis : the EJ is signed in an emergency without the visa it needs, which is sought afterwards; nothing is
     * paid before.
     */
    @EventName("visa-omitted.v1")
    record VisaOmitted(CommitmentNumber commitmentNumber, String reason, ActorId omittedBy, LocalDate omittedOn)
            implements VisaEvent {}

    /** Visa régularisé : what an EJ signed without its visa needed is there, and it may be paid. */
    @EventName("visa-regularised.v1")
    record VisaRegularised(CommitmentNumber commitmentNumber, VisaKind visaKind, LocalDate regularisedOn)
            implements VisaEvent {}

    /**
     * Dispense de visa : the EJ is listed in the approved programming document, up to this firm amount.
     *
     * @param programmingRef the document
     */
    @EventName("visa-exempted.v1")
    record VisaExempted(
            CommitmentNumber commitmentNumber,
            Amount amount,
            String programmingRef,
            ActorId exemptedBy,
            LocalDate exemptedOn)
            implements VisaEvent {}

    /** Contrôle a posteriori : what the controller found in an EJ already signed (GBCP art. 101). */
    @EventName("commitment-reviewed.v1")
    record CommitmentReviewed(
            CommitmentNumber commitmentNumber,
            Opinion conclusion,
            String remarks,
            ActorId reviewedBy,
            LocalDate reviewedOn)
            implements VisaEvent {}

    /** Passer outre : the minister of budget sets a refusal of visa aside. */
    @EventName("visa-refusal-overridden.v1")
    record VisaRefusalOverridden(
            CommitmentNumber commitmentNumber, String decisionRef, ActorId decidedBy, LocalDate decidedOn)
            implements VisaEvent {}
}
