package fr.quitus.domain.payment;

import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ligne liquidée : what the request claims on a line of the EJ, and where it is imputed.
 *
 * @param serviceReceiptNumber the service it is claimed for; absent when none is (an advance, a retention released)
 * @param dateRendered of that service
 * @param amount gross
 * @param deductions what is not paid of it
 */
public record PaymentLine(
        int commitmentLine,
        @Nullable ServiceReceiptNumber serviceReceiptNumber,
        @Nullable LocalDate dateRendered,
        EnvelopeId envelope,
        AccountCode account,
        Amount amount,
        Deductions deductions) {
    /** What is left of the line after its deductions. */
    Balance net() {
        return amount.balance().minus(deductions.total());
    }

    PaymentLine deducting(Deductions all) {
        return new PaymentLine(commitmentLine, serviceReceiptNumber, dateRendered, envelope, account, amount, all);
    }

    /** What lines claim of service receipts. */
    static List<ReceiptPart> parts(List<PaymentLine> lines) {
        List<ReceiptPart> parts = new ArrayList<>();
        for (PaymentLine line : lines) {
            if (line.serviceReceiptNumber != null) {
                parts.add(
                        new ReceiptPart(line.serviceReceiptNumber, line.commitmentLine, line.amount, line.deductions));
            }
        }
        return parts;
    }
}
