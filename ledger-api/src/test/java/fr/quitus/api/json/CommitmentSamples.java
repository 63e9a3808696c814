package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CHARGE;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DELEGATION;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IMPUTATION;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.RECEIPT;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.THRESHOLDS;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationCounted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationReturned;
import fr.quitus.domain.commitment.CommitmentChange.CarriedLine;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAnticipated;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentChange.TrancheAffirmed;
import fr.quitus.domain.commitment.ControlKind;
import fr.quitus.domain.commitment.Opinion;
import fr.quitus.domain.commitment.VisaEvent.CommitmentReviewed;
import fr.quitus.domain.commitment.VisaEvent.OpinionDisregarded;
import fr.quitus.domain.commitment.VisaEvent.OpinionIssued;
import fr.quitus.domain.commitment.VisaEvent.VisaExempted;
import fr.quitus.domain.commitment.VisaEvent.VisaGranted;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationRequested;
import fr.quitus.domain.commitment.VisaEvent.VisaOmitted;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRefused;
import fr.quitus.domain.commitment.VisaEvent.VisaRegularised;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.List;

/** The visa of the EJ of {@link EventSamples}, what changes it, and how it ends. */
final class CommitmentSamples {
    static final OperationCode PRISON = OperationCode.of("TF-2025-0017");
    private static final ActorId BRUNO = ActorId.of("bruno");
    private static final LocalDate LATER = LocalDate.of(2025, 3, 17);
    private static final FiscalYear NEXT = FiscalYear.of(2026);
    private static final EnvelopeId OTHER = new EnvelopeId(YEAR, FundsCentre.of("0156-DR35-U002"), TitleGroup.HT2);
    private static final EnvelopeId NEXT_ENVELOPE = new EnvelopeId(NEXT, ENVELOPE.fundsCentre(), TitleGroup.HT2);
    private static final Balance TWO = Amount.euros(2_000).balance();
    private static final LineChange REDUCED =
            new LineChange(1, true, TWELVE.balance(), TEN.balance(), TWO, Balance.ZERO);

    private CommitmentSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new VisaRequested(EJ, ControlKind.VISA, TWELVE, THRESHOLDS, OMAR, DAY, LATER),
                new VisaGranted(EJ, BRUNO, DAY),
                new VisaRefused(EJ, "Imputation irrégulière", BRUNO, DAY),
                new VisaInformationRequested(EJ, "Où est l'étude d'impact ?", BRUNO, DAY),
                new VisaInformationProduced(EJ, "Étude d'impact du 1er mars", GINA, DAY, LATER),
                new OpinionIssued(EJ, Opinion.DEFAVORABLE, "Soutenabilité non démontrée", BRUNO, DAY),
                new OpinionDisregarded(EJ, "Continuité du service", OMAR, DAY),
                new VisaRefusalOverridden(EJ, "Décision du ministre n° 2025-1", ActorId.of("marianne"), DAY),
                new VisaOmitted(EJ, "Inondation du dépôt", OMAR, DAY),
                new VisaRegularised(EJ, VisaKind.GRANTED, DAY),
                new VisaExempted(EJ, TWELVE, "Document de programmation 2025, ligne 12", BRUNO, DAY),
                new CommitmentReviewed(EJ, Opinion.DEFAVORABLE, "Fractionnement du besoin", BRUNO, DAY),
                new CommitmentAmended(EJ, List.of(REDUCED), THRESHOLDS, "Avenant n° 1", OMAR, DELEGATION, DAY),
                new TrancheAffirmed(EJ, 2, TEN, THRESHOLDS, OMAR, DELEGATION, DAY),
                new CommitmentReimputed(
                        EJ,
                        1,
                        ENVELOPE,
                        OTHER,
                        IMPUTATION,
                        PRISON,
                        TEN.balance(),
                        TWO,
                        THRESHOLDS,
                        OMAR,
                        DELEGATION,
                        DAY),
                new RecyclingExceptionGranted(EJ, "Arrêté du 3 mars 2025", BRUNO, DAY),
                new CommitmentCarriedForward(
                        EJ,
                        YEAR,
                        NEXT,
                        List.of(new CarriedLine(1, ENVELOPE, NEXT_ENVELOPE, TWO)),
                        AmountType.CARRIED_FORWARD,
                        LocalDate.of(2026, 1, 2)),
                new CommitmentBroughtForward(NEXT_ENVELOPE, EJ, 1, TWO.amount(), AmountType.CARRIED_FORWARD),
                new CommitmentClosed(EJ, TWO, List.of(REDUCED), GINA, DAY),
                new CommitmentAnticipated(
                        EJ,
                        TEN,
                        VisaKind.NOT_REQUIRED,
                        THRESHOLDS,
                        LocalDate.of(2026, 1, 1),
                        OMAR,
                        DELEGATION,
                        LocalDate.of(2025, 11, 3)),
                new AnticipationCounted(YEAR, ProgrammeCode.of("0156"), Title.T3, EJ, TEN, TEN.balance()),
                new AnticipationReturned(YEAR, ProgrammeCode.of("0156"), Title.T3, EJ, TEN),
                new AeAnticipated(NEXT_ENVELOPE, EJ, 1, TEN),
                new AeAnticipationEnded(NEXT_ENVELOPE, EJ, 1, TEN),
                new CommitmentCancelled(EJ, "Besoin abandonné", GINA, DAY),
                new ServiceReceiptCancelled(
                        EJ,
                        RECEIPT,
                        1,
                        TWELVE.balance(),
                        "Livraison reprise",
                        OMAR,
                        DELEGATION,
                        DAY,
                        List.of(PostingRules.p01r(DAY, CHARGE, TWELVE, SUPPLIER.text()))));
    }
}
