package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Opération d'une écriture : one transfer inside it. Its transactions cover an entry exactly.
 *
 * @param line where it stands in the file
 * @param reference the servicer's own for it, else that of the entry, with its rank ({@code REF/2}) among several
 * @param endToEndId ours, if the bank gives it back; the standard's word for none (NOTPROVIDED) is read as none
 * @param counterpartyAccount IBAN or other account as the bank wrote it: it is not ours to refuse
 */
public record BankTransaction(
        int line,
        @Nullable String reference,
        @Nullable String endToEndId,
        @Nullable String instructionId,
        Direction direction,
        Amount amount,
        @Nullable ReturnReason returned,
        @Nullable String counterparty,
        @Nullable String counterpartyAccount,
        String remittance) {}
