package fr.quitus.domain.budget;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;

/** Service facturier : whether the invoices of a unit are received by its comptable (GBCP art. 41). */
public sealed interface InvoicingCommand extends BudgetCommand {

    /**
     * Mise en place, ou fin, d'un service facturier, from a date on.
     *
     * @param active whether there is one from that date
     * @param decisionRef the text that says so
     */
    record SetInvoicingService(FundsCentre fundsCentre, boolean active, LocalDate effectiveFrom, String decisionRef)
            implements InvoicingCommand {
        public SetInvoicingService {
            Dates.bounded("La date d'effet (effectiveFrom)", effectiveFrom);
            Texts.required("La décision (decisionRef)", decisionRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }
}
