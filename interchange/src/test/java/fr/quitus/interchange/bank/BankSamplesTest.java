package fr.quitus.interchange.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.SharedFiles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files that banks and libraries published: some are good, the others are refused with a reason one can act on. */
class BankSamplesTest {

    @Test
    void a_statement_in_euros_whose_balances_follow_is_accepted() {
        IntegrationReport<BankStatement> report =
                CamtReader.read(changed("camt-nordea.xml", "FI8529501800030574", "FI2112345600000785"));

        assertThat(report.rejected()).isEmpty();
        BankStatement statement = report.accepted().getFirst();
        assertThat(statement.isBalanceChecked()).isTrue();
        assertThat(statement.closing()).extracting(DatedBalance::balance).isEqualTo(Balance.ofCents(880050));
        assertThat(statement.entries()).hasSize(6);
        assertThat(statement.entries().get(2).transactions().getFirst().endToEndId())
                .isEqualTo("20190508-E123456");
    }

    @Test
    void accounts_of_a_wrong_key_without_iban_or_in_other_currencies_are_refused_where_they_stand() {
        assertRefused("camt-nordea.xml", FileFault.IBAN_INVALIDE, 33, "Stmt/Acct/Id/IBAN");
        assertRefused("camt.053-gs-uk.xml", FileFault.COMPTE_SANS_IBAN, 28, "Stmt/Acct/Id");
        assertRefused("camt.053.001.04-business-sample-dvbern.xml", FileFault.COMPTE_SANS_IBAN, 21, "Stmt/Acct/Id");
        assertRefused("camt.054.001.08-postfinance-a.xml", FileFault.DEVISE_NON_EUR, 24, "Ntfctn/Acct/Ccy");
    }

    @Test
    void a_message_in_the_envelope_of_a_program_is_refused() {
        assertRefused("camt.053.001.07-prowide.xml", FileFault.MESSAGE_INATTENDU, 1, "message");
    }

    @Test
    void the_same_notification_in_euros_is_accepted_with_its_batch() {
        IntegrationReport<BankStatement> report =
                CamtReader.read(changed("camt.054.001.08-postfinance-a.xml", "CHF", "EUR"));

        assertThat(report.rejected()).isEmpty();
        assertThat(report.accepted().getFirst().entries().getFirst().transactions())
                .extracting(BankTransaction::reference)
                .containsExactly("2000000000000000", "3000000000000000");
    }

    @Test
    void a_rejection_names_the_transfers_and_the_banks_words() {
        PaymentStatusReport report = PaymentStatusReader.read(SharedFiles.sample("pain.002-nordea-txn-reject.xml"))
                .accepted()
                .getFirst();

        assertThat(report.originalMessageId()).isEqualTo("MSGID-950-TEST2-2807-01");
        PaymentStatusReport.Group group = report.groups().getFirst();
        assertThat(group.transfers())
                .extracting(PaymentStatusReport.Transfer::endToEndId)
                .containsExactly("ENDTOENDID-950-TEST2-2807-02", "ENDTOENDID-950-TEST2-2807-01");
        assertThat(group.transfers().getFirst().status().reasons().getFirst().code())
                .isEqualTo("NARR");
    }

    @Test
    void a_report_without_a_namespace_is_refused() {
        Rejected refusal = PaymentStatusReader.read(SharedFiles.sample("pain.002.001.10-hbci4java-01.xml"))
                .rejected()
                .getFirst();

        assertThat(refusal.code()).isEqualTo(FileFault.MESSAGE_INATTENDU);
        assertThat(refusal.reason()).contains("sans espace de noms");
    }

    private static IncomingFile changed(String sample, String text, String replacement) {
        String whole = new String(SharedFiles.sample(sample).bytes(), StandardCharsets.UTF_8);
        return IncomingFile.of(whole.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String sample, FileFault code, int line, String place) {
        IntegrationReport<BankStatement> report = CamtReader.read(SharedFiles.sample(sample));

        assertThat(report.accepted()).isEmpty();
        Rejected first = report.rejected().getFirst();
        assertThat(first.code()).as(sample).isEqualTo(code);
        assertThat(first.place()).endsWith(place);
        assertThat(first.line()).as(sample).isEqualTo(line);
        assertThat(first.sentence()).contains("ligne " + line).contains(code.name());
    }
}
