package fr.quitus.domain.payment;

import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;

/** Ligne liquidée : what the request claims of one service receipt, and where it is imputed. */
public record PaymentLine(
        int commitmentLine,
        ServiceReceiptNumber serviceReceiptNumber,
        LocalDate dateRendered,
        EnvelopeId envelope,
        AccountCode account,
        Amount amount) {
    PostingRules.Imputed imputed() {
        return new PostingRules.Imputed(account, amount);
    }
}
