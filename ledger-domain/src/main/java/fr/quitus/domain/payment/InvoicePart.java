package fr.quitus.domain.payment;

import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Part d'une facture that one request asks for: all of it, unless the invoice was split.
 *
 * @param invoiceDate as the supplier dated it; absent of what the ledger opens by itself
 * @param vat in the amount of this part
 * @param ofSeveral other requests ask for the rest of the invoice
 */
public record InvoicePart(@Nullable LocalDate invoiceDate, Balance vat, boolean ofSeveral) {
    /** Of what no supplier wrote. */
    static final InvoicePart NONE = new InvoicePart(null, Balance.ZERO, false);
}
