package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.PaymentRunId;
import java.time.LocalDate;
import java.util.Set;

/** Actes sur une campagne de paiement. */
public sealed interface PaymentRunCommand extends LedgerCommand {
    PaymentRunId runId();

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.PUBLIC_ACCOUNTANT);
    }

    /**
     * Ouverture d'une campagne : one day, one post, one account to debit.
     *
     * @param executionDate the day asked of the bank
     */
    record OpenRun(PaymentRunId runId, LocalDate executionDate, AccountingPostId post, TreasuryAccount account)
            implements PaymentRunCommand {
        public OpenRun {
            Dates.bounded("La date d'exécution (executionDate)", executionDate);
        }
    }

    /** Clôture d'une campagne whose requests are all paid or withdrawn: its one file is fixed. */
    record CloseRun(PaymentRunId runId) implements PaymentRunCommand {}
}
