package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.NamedId;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.invoice.InvoiceDocument;
import fr.quitus.interchange.invoice.InvoiceReader;
import java.util.Optional;

/** Factures et avoirs reçus : a file that is one becomes {@code ReceiveInvoice}, or says why it cannot. */
final class Invoices {
    private final Files files;
    private final CreditNotes creditNotes;
    private final FileDoor door;

    Invoices(Files files, CreditNotes creditNotes, FileDoor door) {
        this.files = files;
        this.creditNotes = creditNotes;
        this.door = door;
    }

    FileReport integrate(IncomingFile file, FileDoor.Bringer bringer) {
        FileReport.Builder report = new FileReport.Builder();
        IntegrationReport<InvoiceDocument> read = InvoiceReader.read(file);
        report.reject(read.rejected());
        read.accepted().forEach(invoice -> command(invoice, report)
                .ifPresent(command -> submit(invoice, command, file.id(), bringer, report)));
        return report.report(
                file.id(),
                read.accepted().stream()
                        .map(invoice -> invoice.syntax().name())
                        .findFirst()
                        .orElse("INVOICE"),
                false,
                0);
    }

    private Optional<ReceiveInvoice> command(InvoiceDocument invoice, FileReport.Builder report) {
        if (invoice.kind() == InvoiceDocument.Kind.CREDIT_NOTE) {
            return creditNotes.command(invoice, report);
        }
        if (invoice.payee() == null) {
            refuse(report, invoice, "IBAN", "IBAN_ABSENT", "La facture ne donne pas de compte à payer.");
            return Optional.empty();
        }
        Optional<CommitmentNumber> commitment = commitment(invoice);
        if (commitment.isEmpty()) {
            refuse(
                    report,
                    invoice,
                    "OrderReference",
                    "EJ_ABSENT",
                    "La référence de commande « " + String.valueOf(invoice.orderReference())
                            + " » n'est pas un numéro d'EJ (dix chiffres).");
            return Optional.empty();
        }
        if (invoice.tax().isNegative()) {
            refuse(report, invoice, "Tax", "TAXE_NEGATIVE", "La taxe est de " + invoice.tax() + " €.");
            return Optional.empty();
        }
        return Optional.of(new ReceiveInvoice(
                invoice.supplier(),
                invoice.number(),
                invoice.issuedOn(),
                null,
                invoice.excludingTax(),
                invoice.tax().isZero() ? null : invoice.tax().amount(),
                invoice.includingTax(),
                invoice.payee(),
                commitment.get()));
    }

    /** The EJ it names, if what it names is the number of one. */
    static Optional<CommitmentNumber> commitment(InvoiceDocument invoice) {
        String reference = invoice.orderReference();
        try {
            return reference == null ? Optional.empty() : Optional.of(CommitmentNumber.of(reference.strip()));
        } catch (InvalidValue notOne) {
            return Optional.empty();
        }
    }

    /** The same file on the same dossiers is the same demand; once one of them has moved on it is decided again. */
    private void submit(
            InvoiceDocument invoice,
            ReceiveInvoice command,
            String fileId,
            FileDoor.Bringer bringer,
            FileReport.Builder report) {
        var request = files.paymentRequest(command.paymentRequestId());
        Optional<PaymentFile> known = request.state().opened();
        if (known.isPresent()
                && !mayComeAgain(request.state())
                && known.get().amount().equals(command.amountInclTax())) {
            report.ignore(1, invoice.number(), "Déjà reçue : DP " + known.get().number() + ".");
            return;
        }
        String key = NamedId.of(
                        "invoice-file",
                        fileId,
                        String.valueOf(request.version()),
                        String.valueOf(
                                files.commitment(command.commitmentNumber()).version()))
                .toString();
        report.answer(1, invoice.number(), "ReceiveInvoice", door.submit(bringer, command, key));
    }

    private static boolean mayComeAgain(PaymentRequest request) {
        return request instanceof PaymentRequest.Rejected
                || request instanceof PaymentRequest.Refused
                || request instanceof PaymentRequest.Cancelled;
    }

    static void refuse(FileReport.Builder report, InvoiceDocument invoice, String place, String code, String reason) {
        report.reject(1, place, invoice.number(), code, reason);
    }
}
