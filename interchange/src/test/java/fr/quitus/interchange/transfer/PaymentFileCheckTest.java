package fr.quitus.interchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.SharedFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentFileCheckTest {
    private static final String FILE =
            new String(PaymentFileWriter.write(Runs.fourGroups()).bytes(), StandardCharsets.UTF_8);

    @Test
    void accepts_what_the_writer_wrote() {
        assertThat(PaymentFileCheck.check(file(FILE))).isEmpty();
    }

    @Test
    void sees_a_sum_or_a_number_that_is_not_that_of_the_transfers() {
        assertFault("<NbOfTxs>12<", "<NbOfTxs>11<", FileFault.TOTAL_FAUX);
        assertFault("<CtrlSum>12000.66<", "<CtrlSum>12000.67<", FileFault.TOTAL_FAUX);
        assertFault("<NbOfTxs>4<", "<NbOfTxs>5<", FileFault.TOTAL_FAUX);
        assertFault("Ccy=\"EUR\">1000.04<", "Ccy=\"EUR\">1000.05<", FileFault.TOTAL_FAUX);
    }

    @Test
    void sees_an_identifier_given_twice() {
        assertFault("<EndToEndId>100000001-1<", "<EndToEndId>100000002-1<", FileFault.IDENTIFIANT_EN_DOUBLE);
        assertFault("<PmtInfId>2026-03-A-0002<", "<PmtInfId>2026-03-A-0001<", FileFault.IDENTIFIANT_EN_DOUBLE);
    }

    @Test
    void sees_an_account_whose_key_is_wrong() {
        assertFault("DE89370400440532013000", "DE89370400440532013001", FileFault.IBAN_INVALIDE);
    }

    @Test
    void sees_a_character_a_length_or_a_currency_that_no_bank_takes() {
        assertFault("Societe", "Société", FileFault.CARACTERE_INTERDIT);
        assertFault("Societe", "S".repeat(71), FileFault.TEXTE_TROP_LONG);
        assertFault("Ccy=\"EUR\"", "Ccy=\"USD\"", FileFault.DEVISE_NON_EUR);
        assertFault("BDFEFRPPCCT", "BDFEFRPPCC", FileFault.BIC_INVALIDE);
        assertFault("SLEV", "DEBT", FileFault.VALEUR_INVALIDE);
    }

    @Test
    void sees_an_element_that_is_missing_or_not_at_its_place() {
        assertFault("<PmtMtd>TRF</PmtMtd>", "", FileFault.ELEMENT_MANQUANT);
        assertFault("<ChrgBr>SLEV</ChrgBr>", "<ChrgBr>SLEV</ChrgBr><PmtMtd>TRF</PmtMtd>", FileFault.ELEMENT_INATTENDU);
        assertFault("<Cdtr><Nm>", "<Cdtr><Adr/><Nm>", FileFault.ELEMENT_INATTENDU);
    }

    @Test
    void names_line_and_place() {
        Rejected fault = PaymentFileCheck.check(file(FILE.replaceFirst("<NbOfTxs>2<", "<NbOfTxs>3<")))
                .getFirst();

        assertThat(fault.place()).isEqualTo("Document/CstmrCdtTrfInitn/PmtInf[2]/NbOfTxs");
        assertThat(fault.line()).isEqualTo(10);
        assertThat(fault.reason()).isEqualTo("« 3 » virements sont annoncés, il y en a 2.");
    }

    @Test
    void refuses_the_payment_files_of_others_with_a_reason() {
        assertThat(codes("pain.001.001.09-srousseau.xml")).containsExactly(FileFault.ELEMENT_INATTENDU);
        assertThat(codes("pain.001-sepa-v3.xml")).containsExactly(FileFault.MESSAGE_INATTENDU);
        assertThat(codes("pain.001.001.03.ch.02-dvbern.xml")).containsExactly(FileFault.MESSAGE_INATTENDU);
    }

    private static void assertFault(String text, String replacement, FileFault code) {
        assertThat(FILE).contains(text);
        assertThat(PaymentFileCheck.check(file(FILE.replaceFirst(text, replacement))))
                .as("%s → %s", text, replacement)
                .extracting(Rejected::code)
                .containsExactly(code);
    }

    private static List<FileFault> codes(String sample) {
        return PaymentFileCheck.check(SharedFiles.sample(sample)).stream()
                .map(Rejected::code)
                .toList();
    }

    private static IncomingFile file(String text) {
        return IncomingFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
