package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.interchange.invoice.InvoiceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Avoirs reçus : a file that is a credit note becomes {@code ReceiveInvoice} when it names one invoice we know. */
final class CreditNotes {
    /** A file gives the number of the invoice and not its year: so many are tried, the credit note's own first. */
    static final int INVOICE_YEARS_MAX = 6;

    private static final String REFERENCE = "InvoiceReferencedDocument";
    private static final String CODE = "AVOIR_NON_INTEGRE";

    private final Files files;
    private final PersonalData personal;

    CreditNotes(Files files, PersonalData personal) {
        this.files = files;
        this.personal = personal;
    }

    /** On the EJ of the invoice, whatever the supplier wrote of it, unless he names another one of ours. */
    Optional<ReceiveInvoice> command(InvoiceDocument note, FileReport.Builder report) {
        PaymentFile corrected = corrected(note, report).orElse(null);
        if (corrected == null) {
            return Optional.empty();
        }
        CommitmentNumber commitment = corrected.commitmentNumber();
        if (commitment == null) {
            return refused(note, report, REFERENCE, CODE, "La demande " + corrected.number() + " est sans EJ.");
        }
        Optional<CommitmentNumber> named = Invoices.commitment(note);
        if (named.isPresent() && !named.get().equals(commitment)) {
            return refused(
                    note,
                    report,
                    "OrderReference",
                    CODE,
                    "L'avoir cite l'EJ " + named.get() + ", la facture qu'il corrige est de l'EJ " + commitment + ".");
        }
        Iban account = note.payee() == null ? accountOf(corrected) : note.payee();
        if (account == null) {
            return refused(note, report, "IBAN", "IBAN_ABSENT", "Ni l'avoir ni la facture ne donne de compte.");
        }
        return Optional.of(new ReceiveInvoice(
                note.supplier(),
                note.number(),
                note.issuedOn(),
                null,
                note.excludingTax(),
                note.tax().isZero() ? null : note.tax().amount(),
                note.includingTax(),
                account,
                commitment,
                PaymentKind.CREDIT_NOTE,
                corrected.id()));
    }

    /** The one invoice of this supplier with the number that the credit note cites. */
    private Optional<PaymentFile> corrected(InvoiceDocument note, FileReport.Builder report) {
        String number = note.precedingInvoice();
        if (number == null || number.isBlank()) {
            return refused(
                    note,
                    report,
                    REFERENCE,
                    CODE,
                    "Un avoir se prend par fichier quand il cite une facture et une seule ; saisissez celui-ci.");
        }
        int last = note.issuedOn().getYear();
        int first = last - INVOICE_YEARS_MAX + 1;
        List<PaymentFile> found = new ArrayList<>();
        for (int year = last; year >= first; year--) {
            files.paymentRequest(PaymentRequestId.ofInvoice(note.supplier(), number, year))
                    .state()
                    .opened()
                    .filter(file -> file.kind().clearsService())
                    .ifPresent(found::add);
        }
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        String cited = "« " + number + " » du fournisseur " + note.supplier();
        String known = found.stream().map(file -> file.number().text()).collect(Collectors.joining(", "));
        return refused(
                note,
                report,
                REFERENCE,
                CODE,
                found.isEmpty()
                        ? "Aucune facture " + cited + ", de " + first + " à " + last + ", n'est reçue."
                        : "Plusieurs factures " + cited + " (DP " + known
                                + ") : saisissez l'avoir en citant la bonne.");
    }

    /** The account that the invoice asked to be paid on, for a credit note seldom gives one; none once it is erased. */
    private @Nullable Iban accountOf(PaymentFile invoice) {
        try {
            return Iban.of(personal.reveal(invoice.payeeIban().text()));
        } catch (InvalidValue erased) {
            return null;
        }
    }

    private static <T> Optional<T> refused(
            InvoiceDocument note, FileReport.Builder report, String place, String code, String reason) {
        Invoices.refuse(report, note, place, code, reason);
        return Optional.empty();
    }
}
