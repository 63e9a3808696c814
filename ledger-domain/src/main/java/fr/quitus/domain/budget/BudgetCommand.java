package fr.quitus.domain.budget;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes budgétaires : opening, freezing, allotting and moving credits. An absent AE or CP means none. */
public sealed interface BudgetCommand extends LedgerCommand {

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
            case ReallocateBetweenTitles c -> Credits.of(c.ae, c.cp);
            case AllotToOperatingBudget c -> Credits.of(c.ae, c.cp);
            case AllotToUnit c -> Credits.of(c.ae, c.cp);
            case AssignAccountingPost _ -> Credits.NONE;
        };
    }
}
