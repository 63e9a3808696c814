package fr.quitus.interchange.transfer;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import fr.quitus.interchange.Bic;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Virement : one attempt to pay one creditor.
 *
 * @param instructionId ours, for one payment whatever its attempts
 * @param endToEndId ours, for one attempt; it comes back on the statement
 * @param creditorBic may be left out in the zone: the IBAN is enough
 * @param remittance free text for the creditor, possibly empty
 */
public record TransferOrder(
        LocalDate executionOn,
        DebtorAccount debtor,
        String instructionId,
        String endToEndId,
        Amount amount,
        String creditor,
        Iban creditorAccount,
        @Nullable Bic creditorBic,
        String remittance) {}
