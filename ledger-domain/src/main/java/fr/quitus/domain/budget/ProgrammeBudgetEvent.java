package fr.quitus.domain.budget;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to the credits of a programme. */
public sealed interface ProgrammeBudgetEvent extends LedgerEvent {
    FiscalYear year();

    ProgrammeCode programme();

    @Override
    default String aggregateId() {
        return new ProgrammeBudgetId(year(), programme()).aggregateId();
    }

    /**
     * Crédits ouverts, by title, by the loi de finances de l'année: the initial credits. What amending acts opened
     * before {@link AmendingCreditsOpened} existed is told by this event too, and counts as initial.
     */
    @EventName("credits-opened.v1")
    record CreditsOpened(FiscalYear year, ProgrammeCode programme, Title title, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits ouverts par une loi de finances rectificative ou de fin de gestion (LOLF art. 35), by title. */
    @EventName("amending-credits-opened.v1")
    record AmendingCreditsOpened(
            FiscalYear year, ProgrammeCode programme, Title title, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /**
     * Crédits repris d'un autre système : the events beside it open, freeze and allot them as they stood there.
     *
     * @param origin where they were taken over from, for ever
     */
    @EventName("credits-taken-over.v1")
    record CreditsTakenOver(
            FiscalYear year, ProgrammeCode programme, TakeoverOrigin origin, LocalDate takenOverOn, ActorId takenOverBy)
            implements ProgrammeBudgetEvent {}

    /**
     * Crédits ouverts par rattachement de fonds de concours ou attribution de produits (LOLF art. 17): cashed first.
     *
     * @param revenueOrderNumber the title that brought them
     */
    @EventName("contribution-credits-opened.v1")
    record ContributionCreditsOpened(
            FiscalYear year,
            ProgrammeCode programme,
            Title title,
            Credits credits,
            RevenueOrderNumber revenueOrderNumber,
            String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits mis en réserve. */
    @EventName("credits-frozen.v1")
    record CreditsFrozen(
            FiscalYear year, ProgrammeCode programme, TitleGroup titleGroup, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits dégelés. */
    @EventName("credits-thawed.v1")
    record CreditsThawed(
            FiscalYear year, ProgrammeCode programme, TitleGroup titleGroup, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits redéployés entre titres (fongibilité asymétrique). */
    @EventName("credits-reallocated.v1")
    record CreditsReallocated(FiscalYear year, ProgrammeCode programme, TitleGroup from, TitleGroup to, Credits credits)
            implements ProgrammeBudgetEvent {}

    /** Crédits mis à disposition d'un BOP: the source side; the BOP's own stream has {@code AllotmentReceived}. */
    @EventName("credits-allotted-by-programme.v1")
    record CreditsAllotted(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            OperatingBudgetCode operatingBudget,
            Credits credits)
            implements ProgrammeBudgetEvent {}

    /** Mise à disposition reprise d'un BOP: the receiving side; the BOP's own stream has {@code AllotmentWithdrawn}. */
    @EventName("credits-taken-back-by-programme.v1")
    record CreditsTakenBack(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            OperatingBudgetCode operatingBudget,
            Credits credits)
            implements ProgrammeBudgetEvent {}

    /**
     * Crédits mouvementés par décret, seen from this programme.
     *
     * @param counterpart the other programme; absent for an advance and a cancellation
     * @param ceiling what the movements of this kind may not exceed together, this year: on this programme for a
     *     virement, on all for an advance and a cancellation; absent for a transfer, which has none
     */
    @EventName("credits-moved.v1")
    record CreditsMoved(
            FiscalYear year,
            ProgrammeCode programme,
            TransferKind kind,
            MoveDirection direction,
            TitleGroup titleGroup,
            @Nullable ProgrammeCode counterpart,
            Credits credits,
            @Nullable Credits ceiling,
            String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits reportés de l'année précédente, on the programme that receives them. */
    @EventName("credits-carried-over.v1")
    record CreditsCarriedOver(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            ProgrammeCode fromProgramme,
            Credits credits,
            boolean contribution,
            String legalRef)
            implements ProgrammeBudgetEvent {}

    /**
     * Crédits reportés sur l'année suivante, on the programme that had them left.
     *
     * @param cpCeiling what the CP carried forward may not exceed together; absent for fonds de concours, which
     *     have none
     */
    @EventName("credits-carried-forward.v1")
    record CreditsCarriedForward(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            ProgrammeCode toProgramme,
            Credits credits,
            boolean contribution,
            @Nullable Balance cpCeiling,
            String legalRef)
            implements ProgrammeBudgetEvent {}

    /**
     * Crédits d'un programme tombés when the year's budget was closed (LOLF art. 15-I).
     *
     * @param credits what it had not allotted
     * @param frozen what it held in reserve, which lapses too
     */
    @EventName("programme-credits-lapsed.v1")
    record ProgrammeCreditsLapsed(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            Credits credits,
            Credits frozen,
            LocalDate lapsedOn,
            ActorId lapsedBy)
            implements ProgrammeBudgetEvent {}

    /**
     * Crédits d'un programme tombés au niveau d'un BOP ou d'une UO, whose own stream says what they were: an order may
     * carry them over, since LOLF art. 15-II speaks of what is available on the programme, wherever it lies.
     *
     * @param fundsCentre the unit; absent when they were the BOP's own
     */
    @EventName("programme-credits-lapsed-below.v1")
    record CreditsLapsedBelow(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            OperatingBudgetCode operatingBudget,
            @Nullable FundsCentre fundsCentre,
            Credits credits,
            LocalDate lapsedOn,
            ActorId lapsedBy)
            implements ProgrammeBudgetEvent {}

    /**
     * Engagement par anticipation compté : an EJ of the next year was signed, against a share of this year's credits of
     * the title. It consumes none of them.
     *
     * @param ceiling what all EJ signed so may not exceed together on the title
     */
    @EventName("anticipation-counted-by-programme.v1")
    record AnticipationCounted(
            FiscalYear year,
            ProgrammeCode programme,
            Title title,
            CommitmentNumber commitmentNumber,
            Amount amount,
            Balance ceiling)
            implements ProgrammeBudgetEvent {}

    /** Engagement par anticipation retiré before the year was over: others may be signed in its place. */
    @EventName("anticipation-returned-to-programme.v1")
    record AnticipationReturned(
            FiscalYear year, ProgrammeCode programme, Title title, CommitmentNumber commitmentNumber, Amount amount)
            implements ProgrammeBudgetEvent {}
}
