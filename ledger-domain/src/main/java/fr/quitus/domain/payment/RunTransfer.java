package fr.quitus.domain.payment;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Virement d'une campagne : all that its file says of one attempt to pay one creditor.
 *
 * @param creditor who is paid; absent of late interest that was sent before its creditor was named
 * @param supplier whose request it pays
 * @param remittance what the creditor reads on his statement
 * @param executionOn the day asked of the bank, when the file is closed by then
 */
public record RunTransfer(
        String endToEndId,
        @Personal @Nullable String creditor,
        ThirdPartyRef supplier,
        @Personal Iban account,
        Amount amount,
        String remittance,
        LocalDate executionOn) {}
