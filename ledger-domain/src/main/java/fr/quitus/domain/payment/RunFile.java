package fr.quitus.domain.payment;

import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.PaymentRunId;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Dossier de campagne de paiement.
 *
 * @param executionDate the day asked of the bank
 * @param post whose comptable pays
 * @param account debited
 */
public record RunFile(
        PaymentRunId id, LocalDate executionDate, AccountingPostId post, TreasuryAccount account, RunMembers members) {
    RunFile members(UnaryOperator<RunMembers> change) {
        return new RunFile(id, executionDate, post, account, change.apply(members));
    }
}
