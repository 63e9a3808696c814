package fr.quitus.interchange.table;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ligne de paiement of INF-BUD-53.
 *
 * @param line where it stands in the file
 * @param commitment null for an expense paid without one
 * @param item numéro de poste of the commitment, null with it
 * @param basedOn date de base of the payment request
 * @param operatedOn last operation on the payment request
 * @param receipt service fait, null where the payment needs none
 * @param amount euros paid; negative where a later line takes back
 */
public record ChorusPaymentLine(
        int line,
        ChorusImputation imputation,
        @Nullable CommitmentNumber commitment,
        @Nullable Integer item,
        PaymentRequestNumber paymentRequest,
        LocalDate basedOn,
        LocalDate operatedOn,
        @Nullable ServiceReceiptNumber receipt,
        @Nullable LocalDate receiptOn,
        ChorusSupplier supplier,
        Balance amount) {}
