package fr.quitus.interchange.invoice;

import static fr.quitus.interchange.invoice.InvoiceFiles.CII;
import static fr.quitus.interchange.invoice.InvoiceFiles.UBL;
import static fr.quitus.interchange.invoice.InvoiceFiles.attached;
import static fr.quitus.interchange.invoice.InvoiceFiles.deflated;
import static fr.quitus.interchange.invoice.InvoiceFiles.file;
import static fr.quitus.interchange.invoice.InvoiceFiles.object;
import static fr.quitus.interchange.invoice.InvoiceFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Siret;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.invoice.InvoiceDocument.Kind;
import fr.quitus.interchange.invoice.InvoiceDocument.Syntax;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InvoiceReaderTest {
    private static final byte[] CII_BYTES = CII.getBytes(StandardCharsets.UTF_8);

    @Test
    void the_same_invoice_is_read_from_each_syntax() {
        assertThat(document(file(CII))).isEqualTo(expected(Syntax.CII));
        assertThat(document(file(UBL))).isEqualTo(expected(Syntax.UBL));
        assertThat(document(pdf(attached(4, CII)))).isEqualTo(expected(Syntax.FACTUR_X));
    }

    private static InvoiceDocument expected(Syntax syntax) {
        return new InvoiceDocument(
                Kind.INVOICE,
                syntax,
                "F-2026-17",
                LocalDate.of(2026, 3, 3),
                LocalDate.of(2026, 4, 2),
                Siret.of("85129663200017"),
                "Société F1",
                Siret.of("13000495500015"),
                "SERVICE1",
                "2103105755",
                null,
                Amount.euros(10_000),
                Balance.ofCents(2_000_00),
                Amount.euros(12_000),
                Balance.ofCents(11_000_00),
                Iban.of("FR7630006000011234567890189"));
    }

    @Test
    void a_credit_note_has_positive_amounts_however_it_was_written() {
        InvoiceDocument byType = document(file(CII.replace(">380<", ">381<")));
        assertThat(byType.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(byType.includingTax()).isEqualTo(Amount.euros(12_000));

        InvoiceDocument bySign = document(file(CII.replaceAll(">(\\d+000\\.00)<", ">-$1<")));
        assertThat(bySign.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(bySign.excludingTax()).isEqualTo(Amount.euros(10_000));
        assertThat(bySign.tax()).isEqualTo(Balance.ofCents(2_000_00));
        assertThat(bySign.payable()).isEqualTo(Balance.ofCents(11_000_00));

        InvoiceDocument ubl = document(file(UBL.replace("Invoice-2", "CreditNote-2")
                .replaceAll("(</?)Invoice\\b", "$1CreditNote")
                .replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381")
                .replace("InvoiceTypeCode", "CreditNoteTypeCode")
                .replace(
                        "<cac:OrderReference>",
                        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-1</cbc:ID>"
                                + "</cac:InvoiceDocumentReference></cac:BillingReference><cac:OrderReference>")));
        assertThat(ubl.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(ubl.precedingInvoice()).isEqualTo("F-1");
    }

    @Test
    void refuses_a_credit_note_of_negative_amounts_and_an_invoice_of_nothing() {
        assertCode(
                CII.replace(">380<", ">381<").replaceAll(">(\\d+000\\.00)<", ">-$1<"), FileFault.FACTURE_INCOHERENTE);
        assertCode(CII.replace(">12000.00<", ">0.00<"), FileFault.MONTANT_NUL);
    }

    @Test
    void refuses_a_supplier_that_no_siret_names() {
        assertCode(CII.replace("schemeID=\"0002\"", "schemeID=\"0088\""), FileFault.SIRET_ABSENT);
        assertCode(CII.replace("85129663200017", "851296632"), FileFault.SIRET_ABSENT);
        assertCode(UBL.replace("85129663200017", "[HRA-Eintrag]"), FileFault.SIRET_ABSENT);
    }

    @Test
    void refuses_an_invoice_whose_tax_does_not_add_up() {
        assertCode(CII.replace(">2000.00<", ">2000.01<"), FileFault.FACTURE_INCOHERENTE);
        assertCode(UBL.replace(">12000.00<", ">12000.01<"), FileFault.FACTURE_INCOHERENTE);
        assertCode(
                CII.replace(">2000.00<", ">-2000.00<").replace(">10000.00<", ">14000.00<"),
                FileFault.FACTURE_INCOHERENTE);
    }

    @Test
    void refuses_other_currencies_types_dates_and_accounts() {
        assertCode(CII.replace("Code>EUR<", "Code>USD<"), FileFault.DEVISE_NON_EUR);
        assertCode(UBL.replaceFirst("currencyID=\"EUR\">12000", "currencyID=\"USD\">12000"), FileFault.DEVISE_NON_EUR);
        assertCode(CII.replace(">380<", ">325<"), FileFault.TYPE_DE_FACTURE_INCONNU);
        assertCode(CII.replace("20260303", "20260230"), FileFault.DATE_INVALIDE);
        assertCode(CII.replace("format=\"102\">20260303", "format=\"610\">202603"), FileFault.DATE_INVALIDE);
        assertCode(CII.replace("7890 189", "7890 188"), FileFault.IBAN_INVALIDE);
        assertCode(
                UBL.replaceFirst(
                        "(?s)(<cac:PaymentMeans>.*</cac:PaymentMeans>)",
                        "$1<cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>FR1420041010050500013M02606</cbc:ID>"
                                + "</cac:PayeeFinancialAccount></cac:PaymentMeans>"),
                FileFault.PLUSIEURS_IBAN);
        assertCode(CII.replaceFirst("F-2026-17", "F".repeat(101)), FileFault.VALEUR_INVALIDE);
        assertCode(CII.replace("<ram:TypeCode>380</ram:TypeCode>", ""), FileFault.ELEMENT_MANQUANT);
    }

    @Test
    void refuses_what_is_no_invoice() {
        assertCode("<a/>", FileFault.MESSAGE_INATTENDU);
        assertCode("facture", FileFault.XML_MAL_FORME);
        assertCode(CII.substring(0, CII.length() / 2), FileFault.XML_MAL_FORME);
        assertCode("<!DOCTYPE a>" + CII, FileFault.DOCTYPE_INTERDIT);
    }

    @Test
    void an_attachment_is_found_packed_or_not_and_whatever_its_length_says() {
        byte[] packed = deflated(CII_BYTES);

        assertThat(document(pdf(object(4, "/Type /EmbeddedFile /Filter /FlateDecode", packed))))
                .isEqualTo(expected(Syntax.FACTUR_X));
        assertThat(document(pdf(object(4, "/Subtype /text#2Fxml /Filter [ /FlateDecode ]", packed))))
                .isEqualTo(expected(Syntax.FACTUR_X));
        assertThat(document(pdf(object(4, "/Type /EmbeddedFile /Length 12 0 R /Filter /FlateDecode", packed))))
                .isEqualTo(expected(Syntax.FACTUR_X));
        assertThat(document(pdf(object(4, "/Type /EmbeddedFile /Length 3", CII_BYTES))))
                .isEqualTo(expected(Syntax.FACTUR_X));
    }

    @Test
    void an_object_written_again_replaces_the_first_and_other_attachments_are_passed_over() {
        String old = CII.replace("F-2026-17", "F-2026-16");

        assertThat(document(pdf(attached(4, old), attached(4, CII))).number()).isEqualTo("F-2026-17");
        assertThat(document(pdf(attached(3, "not XML"), attached(4, CII), attached(5, "<a/>"), attached(6, CII)))
                        .number())
                .isEqualTo("F-2026-17");
    }

    @Test
    void two_different_invoices_in_one_pdf_are_not_chosen_between() {
        assertCode(
                pdf(attached(4, CII), attached(5, CII.replace("F-2026-17", "F-2026-16"))),
                FileFault.PLUSIEURS_FACTURES);
    }

    @Test
    void an_invoice_inside_the_data_of_another_stream_is_no_attachment() {
        byte[] hidden = attached(9, CII);

        assertCode(pdf(object(4, "/Type /XObject", hidden)), FileFault.PDF_SANS_FACTURE);
    }

    @Test
    void refuses_a_pdf_without_an_invoice_or_with_one_that_is_not_read() {
        assertCode(pdf(), FileFault.PDF_SANS_FACTURE);
        assertCode(pdf(attached(4, UBL)), FileFault.PDF_SANS_FACTURE);
        assertCode(pdf(object(4, "/Type /EmbeddedFile /Filter /LZWDecode", CII_BYTES)), FileFault.PDF_ILLISIBLE);
        assertCode(
                pdf(object(
                        4, "/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode]", deflated(deflated(CII_BYTES)))),
                FileFault.PDF_ILLISIBLE);
        assertCode(
                pdf(attached(4, CII), "9 0 obj\n<< /Encrypt 5 0 R >>\n".getBytes(StandardCharsets.US_ASCII)),
                FileFault.PDF_ILLISIBLE);
    }

    @Test
    void an_attachment_that_swells_without_end_is_left_at_the_bound() {
        byte[] bomb = deflated(new byte[512 * 1024 * 1024]);

        assertCode(pdf(object(4, "/Type /EmbeddedFile /Filter /FlateDecode", bomb)), FileFault.PDF_ILLISIBLE);
    }

    private static InvoiceDocument document(IncomingFile file) {
        IntegrationReport<InvoiceDocument> report = InvoiceReader.read(file);
        assertThat(report.rejected()).isEmpty();
        return report.accepted().getFirst();
    }

    private static void assertCode(String text, FileFault code) {
        assertCode(file(text), code);
    }

    private static void assertCode(IncomingFile file, FileFault code) {
        IntegrationReport<InvoiceDocument> report = InvoiceReader.read(file);
        assertThat(report.accepted()).isEmpty();
        assertThat(report.rejected()).extracting(Rejected::code).containsExactly(code);
    }
}
