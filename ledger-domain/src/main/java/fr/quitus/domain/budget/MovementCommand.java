package fr.quitus.domain.budget;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.TitleGroup;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mouvements réglementaires : credits that a decree or an order moves, outside finance acts (LOLF art. 12 to 15). */
public sealed interface MovementCommand extends BudgetCommand {

    /**
     * Virement, transfert, décret d'avance ou annulation. A virement and a transfer have an origin and a
     * destination, an advance only a destination, a cancellation only an origin.
     *
     * @param titleGroup of the credits where they come from, or where an advance opens them
     * @param targetTitleGroup where a virement or transfer puts them, when it is another title group
     */
    record TransferCredits(
            FiscalYear year,
            TransferKind kind,
            @Nullable ProgrammeCode from,
            @Nullable ProgrammeCode to,
            TitleGroup titleGroup,
            @Nullable TitleGroup targetTitleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements MovementCommand {
        public TransferCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }

        /** The title group that receives. */
        public TitleGroup receivingGroup() {
            return targetTitleGroup == null ? titleGroup : targetTitleGroup;
        }
    }

    /**
     * Arrêté de report : credits that a programme had left at the end of the year before are added to this year's.
     *
     * @param year the year that receives
     * @param fromProgramme the programme of the year before, when this one continues another
     * @param contribution whether the credits come from fonds de concours or attributions de produits (LOLF art.
     *     15-III); absent means no
     */
    record CarryOverCredits(
            FiscalYear year,
            ProgrammeCode programme,
            @Nullable ProgrammeCode fromProgramme,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp,
            @Nullable Boolean contribution,
            String legalRef)
            implements MovementCommand {
        public CarryOverCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }

        public ProgrammeBudgetId target() {
            return new ProgrammeBudgetId(year, programme);
        }

        /** What the credits are taken from; absent when no fiscal year precedes. */
        public Optional<ProgrammeBudgetId> source() {
            return year.value() == FiscalYear.YEAR_MIN
                    ? Optional.empty()
                    : Optional.of(new ProgrammeBudgetId(
                            FiscalYear.of(year.value() - 1), fromProgramme == null ? programme : fromProgramme));
        }

        public boolean fromContribution() {
            return Boolean.TRUE.equals(contribution);
        }
    }

    /** Chute des crédits d'une UO : what its envelope has left at the budget's closing, frozen or not. */
    record LapseCredits(FiscalYear year, FundsCentre fundsCentre, TitleGroup titleGroup) implements MovementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.SYSTEM_INTERFACE);
        }

        public EnvelopeId envelope() {
            return new EnvelopeId(year, fundsCentre, titleGroup);
        }
    }

    /** Chute des crédits d'un BOP : what it did not allot to its units when the year's budget is closed lapses. */
    record LapseOperatingBudgetCredits(FiscalYear year, OperatingBudgetCode operatingBudget, TitleGroup titleGroup)
            implements MovementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.SYSTEM_INTERFACE);
        }

        public OperatingBudgetId target() {
            return new OperatingBudgetId(year, operatingBudget);
        }
    }

    /**
     * Chute des crédits d'un programme : what it did not allot when the year's budget is closed, frozen or not, lapses.
     * An order may carry it over afterwards (LOLF art. 15-II).
     */
    record LapseProgrammeCredits(FiscalYear year, ProgrammeCode programme, TitleGroup titleGroup)
            implements MovementCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.SYSTEM_INTERFACE);
        }

        public ProgrammeBudgetId target() {
            return new ProgrammeBudgetId(year, programme);
        }
    }
}
