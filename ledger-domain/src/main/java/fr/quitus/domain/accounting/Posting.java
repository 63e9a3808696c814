package fr.quitus.domain.accounting;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Imputation : one line of a journal entry.
 *
 * @param auxiliary the third party the line concerns (SIRET or third-party number), for the auxiliary ledgers
 */
public record Posting(
        AccountCode account,
        Side side,
        Amount amount,
        @Nullable String auxiliary) {}
