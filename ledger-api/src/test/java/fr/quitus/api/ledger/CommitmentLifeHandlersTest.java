package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.CREDITS;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationCounted;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.AnticipationReturned;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.commitment.ChangeCommand.AffirmTranche;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.AnticipateCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ChargeAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.ChangeCommand.WithdrawAnticipatedCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAnticipated;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentChange.TrancheAffirmed;
import fr.quitus.domain.commitment.CommitmentCommand.CancelServiceReceipt;
import fr.quitus.domain.commitment.CommitmentCommand.DisregardOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.GrantVisa;
import fr.quitus.domain.commitment.CommitmentCommand.IssueOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.OverrideVisaRefusal;
import fr.quitus.domain.commitment.CommitmentCommand.ProduceInformation;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.RefuseVisa;
import fr.quitus.domain.commitment.CommitmentCommand.RequestInformation;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.commitment.ControlKind;
import fr.quitus.domain.commitment.Imputation;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Opinion;
import fr.quitus.domain.commitment.Supplier;
import fr.quitus.domain.commitment.VisaEvent.OpinionDisregarded;
import fr.quitus.domain.commitment.VisaEvent.OpinionIssued;
import fr.quitus.domain.commitment.VisaEvent.VisaGranted;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationRequested;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRefused;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Visa and later life of an EJ through the command bus: which streams each act writes to, and a refusal. */
class CommitmentLifeHandlersTest {
    private static final FundsCentre OTHER_UNIT = FundsCentre.of("0156-DR35-U002");
    private static final EnvelopeId OTHER = new EnvelopeId(YEAR, OTHER_UNIT, TitleGroup.HT2);
    private static final Imputation INVESTMENT = new Imputation(
            EventSamples.IMPUTATION.functionalArea(), Title.T5, EventSamples.CHARGE, null, null, null, null);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2026, 1, 2);
    private static final Map<String, Call> BY_GINA = Acts.call(GINA, Role.MANAGER, DAY);
    private static final Map<String, Call> BY_OMAR = Acts.call(OMAR, Acts.OFFICER, DAY);
    private static final Map<String, Call> BY_BRUNO = Acts.call(ActorId.of("bruno"), Role.BUDGET_CONTROLLER, DAY);
    private static final Map<String, Call> BY_MARIANNE = Acts.call(ActorId.of("marianne"), Role.BUDGET_MINISTER, DAY);
    private static final Map<String, Call> IN_JANUARY =
            Acts.call(ActorId.of("denis"), Role.BUDGET_DIRECTORATE, NEXT_YEAR);

    private final LedgerBus bus = new LedgerBus(new CountingNumbers())
            .given(List.of(new AllotmentReceived(ENVELOPE, CREDITS), new AllotmentReceived(OTHER, CREDITS)));

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void a_visa_is_questioned_refused_and_set_aside() {
        CommitmentNumber number = drafted(Amount.euros(600_000), null);

        refused(new ValidateCommitment(number), BY_OMAR, Rejection.VISA_REQUIS);
        written(new SubmitForVisa(number, null, null), BY_OMAR, VisaRequested.class);
        written(new RequestInformation(number, "Étude ?"), BY_BRUNO, VisaInformationRequested.class);
        written(new ProduceInformation(number, "Étude"), BY_GINA, VisaInformationProduced.class);
        written(new RefuseVisa(number, "Non"), BY_BRUNO, VisaRefused.class);
        refused(new ValidateCommitment(number), BY_OMAR, Rejection.VISA_REFUSE);
        written(new OverrideVisaRefusal(number, "D-1"), BY_MARIANNE, VisaRefusalOverridden.class);
        written(new ValidateCommitment(number), BY_OMAR, CommitmentValidated.class, AeCommitted.class);
    }

    @Test
    void a_visa_is_granted_once() {
        CommitmentNumber number = drafted(Amount.euros(600_000), null);
        written(new SubmitForVisa(number, null, null), BY_OMAR, VisaRequested.class);

        written(new GrantVisa(number), BY_BRUNO, VisaGranted.class);
        refused(new GrantVisa(number), BY_BRUNO, Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_avis_is_given_and_disregarded() {
        CommitmentNumber number = drafted(TWELVE, null);
        written(new SubmitForVisa(number, ControlKind.AVIS, null), BY_OMAR, VisaRequested.class);

        written(new IssueOpinion(number, Opinion.DEFAVORABLE, "Non"), BY_BRUNO, OpinionIssued.class);
        refused(new ValidateCommitment(number), BY_OMAR, Rejection.AVIS_DEFAVORABLE);
        written(new DisregardOpinion(number, "Urgence"), BY_OMAR, OpinionDisregarded.class);
    }

    @Test
    void a_signed_commitment_is_amended_affirmed_moved_and_closed() {
        CommitmentNumber number = drafted(TWELVE, TEN);
        written(new ValidateCommitment(number), BY_OMAR, CommitmentValidated.class, AeCommitted.class);

        written(amending(number, TEN), BY_OMAR, CommitmentAmended.class, AeReleased.class);
        refused(amending(number, TEN), BY_OMAR, Rejection.ACTE_SANS_OBJET);
        written(new AffirmTranche(number, 2), BY_OMAR, TrancheAffirmed.class, AeCommitted.class);
        refused(new AffirmTranche(number, 2), BY_OMAR, Rejection.ACTE_SANS_OBJET);
        written(
                new ReimputeCommitment(number, 1, OTHER_UNIT, EventSamples.IMPUTATION),
                BY_OMAR,
                CommitmentReimputed.class,
                AeReleased.class,
                AeCommitted.class);
        assertThat(bus.stream("envelope:" + OTHER)).last().isInstanceOf(AeCommitted.class);
        written(new GrantRecyclingException(number, "Arrêté"), BY_BRUNO, RecyclingExceptionGranted.class);
        written(new CloseCommitment(number), BY_GINA, CommitmentClosed.class, AeReleased.class, AeReleased.class);
        refused(new CloseCommitment(number), BY_GINA, Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_commitment_of_an_operation_takes_the_ae_affected_to_it() {
        OperationCode prison = OperationCode.of("TF-2025-0017");
        written(
                new AffectAuthorisation(ENVELOPE.year(), ENVELOPE.fundsCentre(), prison, TWELVE, null),
                BY_OMAR,
                AuthorisationAffected.class);
        CommitmentNumber number = drafted(List.of(new DraftLine(INVESTMENT, TWELVE, null, prison)));
        CommitmentNumber second = drafted(List.of(new DraftLine(INVESTMENT, TEN, null, prison)));

        written(
                new ValidateCommitment(number),
                BY_OMAR,
                CommitmentValidated.class,
                AffectationDrawn.class,
                AeCommitted.class);
        refused(new ValidateCommitment(second), BY_OMAR, Rejection.AFFECTATION_INSUFFISANTE);
        written(amending(number, TEN), BY_OMAR, CommitmentAmended.class, AeReleased.class, AffectationRestored.class);
    }

    @Test
    void a_commitment_is_carried_to_an_envelope_that_has_nothing_yet() {
        CommitmentNumber number = drafted(TWELVE, null);
        written(new ValidateCommitment(number), BY_OMAR, CommitmentValidated.class, AeCommitted.class);

        written(
                new CarryForwardCommitment(number),
                IN_JANUARY,
                CommitmentCarriedForward.class,
                CommitmentBroughtForward.class);
        refused(new CarryForwardCommitment(number), IN_JANUARY, Rejection.EXERCICE_NON_OUVERT);
    }

    @Test
    void an_ej_of_the_next_year_is_signed_in_advance_charged_in_it_or_withdrawn() {
        var november = Acts.call(GINA, Role.MANAGER, LocalDate.of(2025, 11, 3));
        var signing = Acts.call(OMAR, Acts.OFFICER, LocalDate.of(2025, 11, 4));
        var january = Acts.call(GINA, Role.MANAGER, NEXT_YEAR);
        FiscalYear next = FiscalYear.of(2026);
        EnvelopeId envelope = new EnvelopeId(next, UNIT, TitleGroup.HT2);
        bus.given(
                List.of(new CreditsOpened(YEAR, PROGRAMME, Title.T3, Credits.of(Amount.euros(40), null), "LFI 2025")));
        List<CommitmentNumber> numbers = Stream.of(6L, 4L, 1L)
                .map(sum -> new DraftCommitment(
                        next,
                        UNIT,
                        CommitmentType.MARCHE,
                        new Supplier(EventSamples.SUPPLIER, "Titulaire"),
                        "Objet",
                        List.of(new DraftLine(EventSamples.IMPUTATION, Amount.euros(sum)))))
                .map(draft -> written(draft, november, CommitmentDrafted.class))
                .map(outcome ->
                        CommitmentNumber.of(Objects.requireNonNull(outcome.ids().get("commitmentNumber"))))
                .toList();
        for (CommitmentNumber number : numbers.subList(0, 2)) {
            written(
                    new AnticipateCommitment(number),
                    signing,
                    CommitmentAnticipated.class,
                    AnticipationCounted.class,
                    AeAnticipated.class);
        }
        refused(new AnticipateCommitment(numbers.getLast()), signing, Rejection.PLAFOND_ANTICIPATION);
        written(
                new WithdrawAnticipatedCommitment(numbers.get(1), "Besoin abandonné"),
                signing,
                CommitmentCancelled.class,
                AnticipationReturned.class,
                AeAnticipationEnded.class);
        refused(new ChargeAnticipatedCommitment(numbers.getFirst()), january, Rejection.AE_INSUFFISANTES);
        bus.given(List.of(new AllotmentReceived(envelope, Credits.of(Amount.euros(6), null))));
        written(
                new ChargeAnticipatedCommitment(numbers.getFirst()),
                january,
                CommitmentValidated.class,
                AeAnticipationEnded.class,
                AeCommitted.class);
    }

    @Test
    void a_draft_is_given_up_once() {
        CommitmentNumber number = drafted(TWELVE, null);

        written(new CancelCommitment(number, "Besoin abandonné"), BY_GINA, CommitmentCancelled.class);
        refused(new CancelCommitment(number, "Besoin abandonné"), BY_GINA, Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_recorded_service_is_cancelled_once() {
        CommitmentNumber number = drafted(TWELVE, null);
        written(new ValidateCommitment(number), BY_OMAR, CommitmentValidated.class, AeCommitted.class);
        Outcome recorded = bus.when(new RecordService(number, 1, TEN, DAY), BY_GINA);
        var receipt =
                ServiceReceiptNumber.of(Objects.requireNonNull(recorded.ids().get("serviceReceiptNumber")));
        var cancel = new CancelServiceReceipt(number, receipt, "Erreur");

        written(cancel, BY_OMAR, ServiceReceiptCancelled.class);
        refused(cancel, BY_OMAR, Rejection.SERVICE_FAIT_ANNULE);
    }

    private static AmendCommitment amending(CommitmentNumber number, Amount amount) {
        return new AmendCommitment(number, List.of(new AmendLine(1, amount)), "Avenant");
    }

    private CommitmentNumber drafted(Amount firm, @Nullable Amount conditional) {
        DraftLine line = new DraftLine(EventSamples.IMPUTATION, firm);
        return drafted(
                conditional == null
                        ? List.of(line)
                        : List.of(
                                line,
                                new DraftLine(EventSamples.IMPUTATION, conditional, LineKind.TRANCHE_CONDITIONNELLE)));
    }

    private CommitmentNumber drafted(List<DraftLine> lines) {
        Supplier supplier = new Supplier(EventSamples.SUPPLIER, "Titulaire");
        Outcome outcome = written(
                new DraftCommitment(YEAR, UNIT, CommitmentType.MARCHE, supplier, "Objet", lines),
                BY_GINA,
                CommitmentDrafted.class);
        return CommitmentNumber.of(Objects.requireNonNull(outcome.ids().get("commitmentNumber")));
    }

    private Outcome written(LedgerCommand command, Map<String, Call> call, Class<?>... expected) {
        return bus.written(command, call, expected);
    }

    private void refused(LedgerCommand command, Map<String, Call> call, Rejection code) {
        bus.refused(command, call, code, () -> bus.stream("envelope:" + ENVELOPE));
    }
}
