package fr.quitus.domain.budget;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes budgétaires : opening, freezing, allotting and moving credits. An absent AE or CP means none. */
public sealed interface BudgetCommand extends LedgerCommand
        permits BudgetCommand.OpenCredits,
                BudgetCommand.FreezeCredits,
                BudgetCommand.ThawCredits,
                BudgetCommand.FreezeUnitCredits,
                BudgetCommand.ThawUnitCredits,
                BudgetCommand.ReallocateBetweenTitles,
                BudgetCommand.AllotToOperatingBudget,
                BudgetCommand.AllotToUnit,
                BudgetCommand.WithdrawAllotment,
                BudgetCommand.AssignAccountingPost,
                InvoicingCommand,
                MovementCommand,
                AffectationCommand {

    /** Ouverture de crédits (loi de finances, décret de répartition), by title. */
    record OpenCredits(
            FiscalYear year,
            ProgrammeCode programme,
            Title title,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements BudgetCommand {
        public OpenCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }

        ProgrammeBudgetId target() {
            return new ProgrammeBudgetId(year, programme);
        }
    }

    /** Mise en réserve. */
    record FreezeCredits(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements BudgetCommand {
        public FreezeCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }

    /** Dégel de crédits mis en réserve. */
    record ThawCredits(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements BudgetCommand {
        public ThawCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }

    /** Gel au niveau d'une UO : credits of one envelope are set aside; they stay allotted and can no longer be used. */
    record FreezeUnitCredits(
            FiscalYear year,
            FundsCentre fundsCentre,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements BudgetCommand {
        public FreezeUnitCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.PROGRAMME_MANAGER);
        }

        public EnvelopeId envelope() {
            return new EnvelopeId(year, fundsCentre, titleGroup);
        }
    }

    /** Dégel au niveau d'une UO : what was set aside in one envelope can be used again. */
    record ThawUnitCredits(
            FiscalYear year,
            FundsCentre fundsCentre,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp,
            String legalRef)
            implements BudgetCommand {
        public ThawUnitCredits {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE, Role.PROGRAMME_MANAGER);
        }

        public EnvelopeId envelope() {
            return new EnvelopeId(year, fundsCentre, titleGroup);
        }
    }

    /** Fongibilité : credits move between the title groups of a programme, out of T2 only (LOLF art. 7-II). */
    record ReallocateBetweenTitles(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup from,
            TitleGroup to,
            @Nullable Amount ae,
            @Nullable Amount cp)
            implements BudgetCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PROGRAMME_MANAGER);
        }
    }

    /** Mise à disposition d'un budget opérationnel (BOP) by the programme. */
    record AllotToOperatingBudget(
            FiscalYear year,
            OperatingBudgetCode operatingBudget,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp)
            implements BudgetCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PROGRAMME_MANAGER);
        }

        public ProgrammeBudgetId source() {
            return new ProgrammeBudgetId(year, operatingBudget.programme());
        }

        public OperatingBudgetId target() {
            return new OperatingBudgetId(year, operatingBudget);
        }
    }

    /** Mise à disposition d'une unité opérationnelle (UO) by its BOP. */
    record AllotToUnit(
            FiscalYear year,
            FundsCentre fundsCentre,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp) implements BudgetCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BOP_MANAGER);
        }

        public OperatingBudgetId source() {
            return new OperatingBudgetId(year, fundsCentre.operatingBudget());
        }
    }

    /**
     * Reprise d'une mise à disposition : a unit (UO) gives credits back to its BOP or, without a funds centre, a
     * BOP to its programme. Only what the giver still has available can be taken.
     *
     * @param operatingBudget the BOP that takes back from the unit or, without one, that gives back to the programme
     */
    record WithdrawAllotment(
            FiscalYear year,
            OperatingBudgetCode operatingBudget,
            @Nullable FundsCentre fundsCentre,
            TitleGroup titleGroup,
            @Nullable Amount ae,
            @Nullable Amount cp)
            implements BudgetCommand {
        public WithdrawAllotment {
            if (fundsCentre != null && !fundsCentre.operatingBudget().equals(operatingBudget)) {
                throw new InvalidValue("L'UO " + fundsCentre + " n'est pas du BOP " + operatingBudget + ".");
            }
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PROGRAMME_MANAGER, Role.BOP_MANAGER);
        }

        public ProgrammeBudgetId programmeBudget() {
            return new ProgrammeBudgetId(year, operatingBudget.programme());
        }

        public OperatingBudgetId operatingBudgetId() {
            return new OperatingBudgetId(year, operatingBudget);
        }

        /** The envelope that gives back; absent when the BOP itself does. */
        public Optional<EnvelopeId> envelope() {
            return Optional.ofNullable(fundsCentre).map(unit -> new EnvelopeId(year, unit, titleGroup));
        }
    }

    /** Désignation du comptable assignataire of a funds centre, from a date on. */
    record AssignAccountingPost(FundsCentre fundsCentre, AccountingPostId post, LocalDate effectiveFrom)
            implements BudgetCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }

    /** The credits a command speaks of. */
    default Credits credits() {
        return switch (this) {
            case OpenCredits c -> Credits.of(c.ae, c.cp);
            case FreezeCredits c -> Credits.of(c.ae, c.cp);
            case ThawCredits c -> Credits.of(c.ae, c.cp);
            case FreezeUnitCredits c -> Credits.of(c.ae, c.cp);
            case ThawUnitCredits c -> Credits.of(c.ae, c.cp);
            case ReallocateBetweenTitles c -> Credits.of(c.ae, c.cp);
            case AllotToOperatingBudget c -> Credits.of(c.ae, c.cp);
            case AllotToUnit c -> Credits.of(c.ae, c.cp);
            case WithdrawAllotment c -> Credits.of(c.ae, c.cp);
            case AssignAccountingPost _, InvoicingCommand _ -> Credits.NONE;
            case MovementCommand.TransferCredits c -> Credits.of(c.ae(), c.cp());
            case MovementCommand.LapseCredits _,
                    MovementCommand.LapseOperatingBudgetCredits _,
                    MovementCommand.LapseProgrammeCredits _ -> Credits.NONE;
            case MovementCommand.CarryOverCredits c -> Credits.of(c.ae(), c.cp());
            case AffectationCommand.AffectAuthorisation c -> Credits.of(c.ae(), null);
            case AffectationCommand.WithdrawAffectation c -> Credits.of(c.ae(), null);
        };
    }
}
