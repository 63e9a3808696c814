package fr.quitus.interchange.bank;

import static fr.quitus.interchange.bank.CamtFiles.file;
import static fr.quitus.interchange.bank.CamtFiles.report;
import static fr.quitus.interchange.bank.CamtFiles.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentStatusReaderTest {
    private static final String AC01 =
            "<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>compte faux</AddtlInf></StsRsnInf>";

    @Test
    void says_which_transfers_are_rejected_and_why() {
        String text = report(
                "<GrpSts>PART</GrpSts>",
                transfer("1-1", "ACSC") + transfer("2-1", "RJCT").replace("</TxSts>", "</TxSts>" + AC01));

        IntegrationReport<PaymentStatusReport> read = PaymentStatusReader.read(file(text));

        assertThat(read.rejected()).isEmpty();
        PaymentStatusReport report = read.accepted().getFirst();
        assertThat(report.originalMessageId()).isEqualTo("2026-03-A");
        assertThat(report.messageId()).isEqualTo("P1");
        PaymentStatusReport.Group group = report.groups().getFirst();
        assertThat(group.paymentInformationId()).isEqualTo("2026-03-A-0001");
        assertThat(group.status()).isNull();
        assertThat(group.transfers().getFirst().status().isRejected()).isFalse();
        PaymentStatusReport.Transfer rejected = group.transfers().getLast();
        assertThat(rejected.endToEndId()).isEqualTo("2-1");
        assertThat(rejected.status().isRejected()).isTrue();
        assertThat(rejected.status().reasons()).containsExactly(new ReturnReason("AC01", "compte faux"));
    }

    @Test
    void a_status_may_be_that_of_the_whole_file() {
        PaymentStatusReport report = PaymentStatusReader.read(file(report("<GrpSts>RJCT</GrpSts>", "")))
                .accepted()
                .getFirst();

        assertThat(report.status()).isNotNull();
        assertThat(report.groups().getFirst().transfers()).isEmpty();
    }

    @Test
    void refuses_a_part_that_contradicts_the_whole() {
        assertThat(codes(report("<GrpSts>RJCT</GrpSts>", transfer("1-1", "ACSC"))))
                .containsExactly(FileFault.STATUT_CONTRADICTOIRE);
        assertThat(codes(report("", "<PmtInfSts>ACSC</PmtInfSts>" + transfer("1-1", "RJCT"))))
                .containsExactly(FileFault.STATUT_CONTRADICTOIRE);
        assertThat(codes(report("<GrpSts>PART</GrpSts>", transfer("1-1", "RJCT"))))
                .isEmpty();
    }

    @Test
    void refuses_statuses_that_are_missing_unknown_or_given_twice() {
        assertThat(codes(report("", ""))).containsExactly(FileFault.STATUT_ABSENT);
        assertThat(codes(report("", transfer("1-1", "ABCD")))).containsExactly(FileFault.STATUT_INCONNU);
        assertThat(codes(report("", transfer("1-1", "RJCT") + transfer("1-1", "ACSC"))))
                .containsExactly(FileFault.REFERENCE_EN_DOUBLE);
        assertThat(codes(report("", transfer("NOTPROVIDED", "RJCT")))).containsExactly(FileFault.ELEMENT_MANQUANT);
        assertThat(codes(report("", transfer("1-1", "RJCT").replaceAll("<TxSts>.*</TxSts>", ""))))
                .containsExactly(FileFault.STATUT_ABSENT);
    }

    @Test
    void refuses_what_answers_no_transfer() {
        String text = report("<GrpSts>RJCT</GrpSts>", "");

        assertThat(codes(text.replace("pain.001.001.09", "pain.008.001.02")))
                .containsExactly(FileFault.MESSAGE_INATTENDU);
        assertThat(codes(text.replace("pain.002.001.10", "pain.002.001.02")))
                .containsExactly(FileFault.MESSAGE_INATTENDU);
        assertThat(codes(text.replaceFirst(" xmlns=\"[^\"]*\"", ""))).containsExactly(FileFault.MESSAGE_INATTENDU);
        assertThat(codes(text.replaceAll("<GrpHdr>.*</GrpHdr>", ""))).containsExactly(FileFault.ELEMENT_MANQUANT);
        assertThat(codes(text.replaceAll("(<GrpHdr>.*</GrpHdr>)", "$1$1")))
                .containsExactly(FileFault.ELEMENT_EN_DOUBLE);
    }

    private static List<FileFault> codes(String text) {
        IntegrationReport<PaymentStatusReport> report = PaymentStatusReader.read(file(text));
        assertThat(report.accepted()).hasSize(report.rejected().isEmpty() ? 1 : 0);
        return report.rejected().stream().map(Rejected::code).toList();
    }
}
