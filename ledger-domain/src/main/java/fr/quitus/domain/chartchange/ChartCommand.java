package fr.quitus.domain.chartchange;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;

/** Actes sur le plan de comptes. */
public sealed interface ChartCommand extends LedgerCommand {
    AccountCode account();

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.BUDGET_DIRECTORATE, Role.BUDGET_MINISTER);
    }

    /**
     * Ouverture d'un compte : it may be posted on from an accounting date on; one that was closed is opened again.
     *
     * @param label intitulé, as books and statements show it
     * @param legalReference the text that provides for it
     */
    record OpenAccount(AccountCode account, String label, LocalDate from, String legalReference)
            implements ChartCommand {
        public OpenAccount {
            Texts.required("L'intitulé du compte (label)", label);
            Dates.bounded("La date d'effet (from)", from);
            Texts.required("Le texte (legalReference)", legalReference);
        }
    }

    /**
     * Changement d'intitulé from a date on. A statement that was published keeps the label it was published with.
     *
     * @param legalReference the text that provides for it
     */
    record RenameAccount(AccountCode account, String label, LocalDate from, String legalReference)
            implements ChartCommand {
        public RenameAccount {
            Texts.required("L'intitulé du compte (label)", label);
            Dates.bounded("La date d'effet (from)", from);
            Texts.required("Le texte (legalReference)", legalReference);
        }
    }

    /**
     * Fermeture d'un compte : no entry of a later accounting date is posted on it, but those that close the year.
     *
     * @param lastDay the last accounting date it may be posted on
     * @param legalReference the text that provides for it
     */
    record CloseAccount(AccountCode account, LocalDate lastDay, String legalReference) implements ChartCommand {
        public CloseAccount {
            Dates.bounded("Le dernier jour (lastDay)", lastDay);
            Texts.required("Le texte (legalReference)", legalReference);
        }
    }
}
