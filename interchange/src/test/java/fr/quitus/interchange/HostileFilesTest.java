package fr.quitus.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.interchange.bank.BankStatement;
import fr.quitus.interchange.bank.CamtFiles;
import fr.quitus.interchange.bank.CamtReader;
import fr.quitus.interchange.invoice.InvoiceReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The largest files that are let in, each made to cost as much as it can; the heap of the tests is one gigabyte. */
@Timeout(60)
class HostileFilesTest {
    private static final String CAMT =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>";

    @Test
    void a_file_of_empty_elements_is_left_at_the_bound() {
        assertCode(CamtReader::read, CAMT, "<x/>", FileFault.TROP_D_ELEMENTS);
    }

    @Test
    void a_subtree_of_empty_elements_is_left_at_the_bound() {
        assertCode(CamtReader::read, CAMT + "<GrpHdr>", "<x/>", FileFault.TROP_D_ELEMENTS);
    }

    @Test
    void a_text_without_end_is_left_at_the_bound() {
        assertCode(CamtReader::read, CAMT + "<GrpHdr><MsgId>", "x", FileFault.TEXTE_TROP_LONG);
        assertCode(CamtReader::read, CAMT + "<GrpHdr><MsgId>", "<![CDATA[x]]>", FileFault.TEXTE_TROP_LONG);
    }

    @Test
    void a_comment_an_attribute_or_a_name_without_end_costs_no_more_than_the_file() {
        assertCode(CamtReader::read, CAMT + "<!--", "x", FileFault.XML_MAL_FORME);
        assertCode(CamtReader::read, CAMT + "<a><![CDATA[", "]", FileFault.XML_MAL_FORME);
        assertCode(CamtReader::read, CAMT + "<a b=\"", "x", FileFault.XML_MAL_FORME);
        assertCode(CamtReader::read, CAMT + "<", "x", FileFault.XML_MAL_FORME);
        assertCode(CamtReader::read, CAMT + "<a ", "b='' ", FileFault.XML_MAL_FORME);
        assertCode(CamtReader::read, "<!DOCTYPE a [", "<!ENTITY e 'x'>", FileFault.XML_MAL_FORME);
    }

    @Test
    void a_statement_of_wrong_entries_gets_an_answer_of_bounded_length() {
        String head = CAMT + "<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt>";

        IntegrationReport<?> report = CamtReader.read(filled(head, "<Ntry><Sts/></Ntry>"));

        assertThat(report.accepted()).isEmpty();
        assertThat(report.rejected()).hasSize(IntegrationReport.REJECTED_MAX);
    }

    @Test
    void a_statement_of_fifty_thousand_entries_is_read_with_its_balance() {
        StringBuilder entries = new StringBuilder();
        for (int number = 0; number < 50_000; number++) {
            entries.append("""
                    <Ntry><Amt Ccy="EUR">10.01</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
                    <ValDt><Dt>2026-03-23</Dt></ValDt><AcctSvcrRef>R%d</AcctSvcrRef><NtryDtls><TxDtls>\
                    <Refs><EndToEndId>%d-1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
                    """.formatted(number, number));
        }
        String file = CamtFiles.statement("08")
                .replaceFirst("(?s)<TxsSummry>.*</Ntry>", entries.toString())
                .replace(CamtFiles.balance("OPBD", "1000.00"), CamtFiles.balance("OPBD", "501590.00"));

        IntegrationReport<BankStatement> report =
                CamtReader.read(IncomingFile.of(file.getBytes(StandardCharsets.UTF_8)));

        assertThat(report.rejected()).isEmpty();
        assertThat(report.accepted().getFirst().entries()).hasSize(50_000);
    }

    @Test
    void a_pdf_of_streams_is_read_once() {
        assertCode(InvoiceReader::read, "%PDF-1.7\n", "stream\n", FileFault.PDF_SANS_FACTURE);
        assertCode(InvoiceReader::read, "%PDF-1.7\n", "1 0 obj\n<<>>stream\n", FileFault.PDF_SANS_FACTURE);
        assertCode(InvoiceReader::read, "%PDF-1.7\n", "1111111111 ", FileFault.PDF_SANS_FACTURE);
        assertCode(InvoiceReader::read, "%PDF-1.7\n1 0 obj\n<</EmbeddedFile>>stream\n", "x", FileFault.PDF_ILLISIBLE);
    }

    private static void assertCode(
            Function<IncomingFile, IntegrationReport<?>> reader, String head, String repeated, FileFault code) {
        IntegrationReport<?> report = reader.apply(filled(head, repeated));

        assertThat(report.accepted()).isEmpty();
        assertThat(report.rejected()).extracting(Rejected::code).containsExactly(code);
    }

    /** As large as is let in. */
    private static IncomingFile filled(String head, String repeated) {
        int times = (IncomingFile.FILE_BYTES_MAX - head.length()) / repeated.length();
        return IncomingFile.of((head + repeated.repeat(times)).getBytes(StandardCharsets.US_ASCII));
    }
}
