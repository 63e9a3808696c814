package fr.quitus.interchange.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.SharedFiles;
import fr.quitus.interchange.invoice.InvoiceDocument.Kind;
import fr.quitus.interchange.invoice.InvoiceDocument.Syntax;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Published invoices: the French ones name their supplier by SIRET, the German ones do not. */
class InvoiceSamplesTest {

    @Test
    void a_minimal_invoice_is_read() {
        InvoiceDocument document = document("facturx-cii-minimum-fr.xml");

        assertThat(document.kind()).isEqualTo(Kind.INVOICE);
        assertThat(document.syntax()).isEqualTo(Syntax.CII);
        assertThat(document.number()).isEqualTo("FA-2017-0010");
        assertThat(document.issuedOn()).isEqualTo(LocalDate.of(2017, 11, 13));
        assertThat(document.supplier().text()).isEqualTo("99999999800010");
        assertThat(document.orderReference()).isEqualTo("PO445");
        assertThat(document.excludingTax()).isEqualTo(Amount.ofCents(62490));
        assertThat(document.tax()).isEqualTo(Balance.ofCents(4625));
        assertThat(document.payable()).isEqualTo(Balance.ofCents(47015));
        assertThat(document.payee()).isNull();
    }

    @Test
    void a_credit_note_in_a_pdf_is_read_though_it_is_typed_as_an_invoice() {
        InvoiceDocument document = document("facturx-avoir-fr-basicwl.pdf");

        assertThat(document.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(document.syntax()).isEqualTo(Syntax.FACTUR_X);
        assertThat(document.number()).isEqualTo("AV-2017-0005");
        assertThat(document.precedingInvoice()).isEqualTo("FA-2017-0010");
        assertThat(document.includingTax()).isEqualTo(Amount.ofCents(23347));
    }

    @Test
    void invoices_without_a_siret_are_refused_where_the_supplier_is_named() {
        Rejected cii = refusal("facturx-cii-en16931.xml");
        assertThat(cii.code()).isEqualTo(FileFault.SIRET_ABSENT);
        assertThat(cii.place()).endsWith("SellerTradeParty");
        assertThat(cii.line()).isEqualTo(115);

        Rejected ubl = refusal("ubl-invoice-01.01a.xml");
        assertThat(ubl.code()).isEqualTo(FileFault.SIRET_ABSENT);
        assertThat(ubl.place()).isEqualTo("Invoice/AccountingSupplierParty/Party");
        assertThat(ubl.line()).isEqualTo(14);
    }

    private static InvoiceDocument document(String sample) {
        IntegrationReport<InvoiceDocument> report = InvoiceReader.read(SharedFiles.sample(sample));
        assertThat(report.rejected()).isEmpty();
        return report.accepted().getFirst();
    }

    private static Rejected refusal(String sample) {
        return InvoiceReader.read(SharedFiles.sample(sample)).rejected().getFirst();
    }
}
