package fr.quitus.domain.yearend;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.Texts;
import java.util.Set;

/** Actes sur un exercice. They are decided alone: every other command is finished before, or begins after. */
public sealed interface YearCommand extends LedgerCommand {
    FiscalYear year();

    /** Ouverture d'un exercice. */
    record OpenFiscalYear(FiscalYear year, String legalRef) implements YearCommand {
        public OpenFiscalYear {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }

    /** Entrée en période complémentaire, from 1 January of the next year on. */
    record EnterComplementaryPeriod(FiscalYear year, String legalRef) implements YearCommand {
        public EnterComplementaryPeriod {
            Texts.required("La référence juridique (legalRef)", legalRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }

    /** Clôture budgétaire : what is left of the credits lapses, and files go on in the next year. */
    record CloseBudget(FiscalYear year) implements YearCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }

    /** Ouverture des opérations d'inventaire. */
    record OpenInventory(FiscalYear year) implements YearCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Clôture des comptes : P50 closes charges and products, P51 reports their difference. */
    record CloseFiscalYear(FiscalYear year) implements YearCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}
