package fr.quitus.interchange.invoice;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.invoice.InvoiceDocument.Syntax;
import fr.quitus.interchange.xml.XmlInput;
import java.nio.charset.StandardCharsets;

/** Reads an invoice: Factur-X (PDF), CII or UBL, told apart by what they are and not by their name. */
public final class InvoiceReader {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private InvoiceReader() {}

    public static IntegrationReport<InvoiceDocument> read(IncomingFile file) {
        return IntegrationReport.of(file, (documents, refusals) -> {
            boolean pdf = file.holds(0, PDF);
            IncomingFile xml = pdf ? PdfInvoice.attachedTo(file) : file;
            documents.add(document(XmlInput.open(xml), pdf));
        });
    }

    private static InvoiceDocument document(XmlInput input, boolean pdf) {
        InvoiceFields fields =
                switch (input.namespace()) {
                    case CiiFields.ROOT_NAMESPACE -> CiiFields.read(input);
                    case UblFields.INVOICE_NAMESPACE, UblFields.CREDIT_NOTE_NAMESPACE -> UblFields.read(input);
                    default ->
                        throw input.place()
                                .refuse(
                                        FileFault.MESSAGE_INATTENDU,
                                        "La racine est « %s » de %s, une facture CII ou UBL était attendue."
                                                .formatted(input.name(), Shown.text(input.namespace())));
                };
        input.end();
        Syntax syntax = pdf ? Syntax.FACTUR_X : fields.syntax();
        return InvoiceRules.document(fields, syntax);
    }
}
