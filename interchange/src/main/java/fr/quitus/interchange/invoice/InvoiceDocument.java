package fr.quitus.interchange.invoice;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Siret;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Facture ou avoir, whatever it was written in. Amounts are positive: the kind says in which direction they go.
 *
 * @param dueOn date the supplier asks for, null if he says nothing
 * @param buyer establishment invoiced, null if it is not named by its SIRET
 * @param serviceCode code du service of the buyer, as Chorus Pro asks for it
 * @param orderReference numéro d'engagement juridique as the supplier wrote it
 * @param precedingInvoice invoice a credit note corrects, null if it names none
 * @param payable what is left to pay once advances are deducted
 * @param payee account to pay, null if none is given
 */
public record InvoiceDocument(
        Kind kind,
        Syntax syntax,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        Siret supplier,
        String supplierName,
        @Nullable Siret buyer,
        @Nullable String serviceCode,
        @Nullable String orderReference,
        @Nullable String precedingInvoice,
        Amount excludingTax,
        Balance tax,
        Amount includingTax,
        Balance payable,
        @Nullable Iban payee) {

    /** What it claims. */
    public enum Kind {
        INVOICE,
        /** Avoir, also when it is written as an invoice of negative amounts. */
        CREDIT_NOTE
    }

    /** What it was written in. */
    public enum Syntax {
        /** CII inside a PDF. */
        FACTUR_X,
        CII,
        UBL
    }
}
