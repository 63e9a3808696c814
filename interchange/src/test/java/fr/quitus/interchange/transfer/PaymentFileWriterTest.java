package fr.quitus.interchange.transfer;

import static fr.quitus.interchange.transfer.Runs.OTHER;
import static fr.quitus.interchange.transfer.Runs.TODAY;
import static fr.quitus.interchange.transfer.Runs.TREASURY;
import static fr.quitus.interchange.transfer.Runs.fourGroups;
import static fr.quitus.interchange.transfer.Runs.of;
import static fr.quitus.interchange.transfer.Runs.run;
import static fr.quitus.interchange.transfer.Runs.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import fr.quitus.interchange.Bic;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.Rejected;
import fr.quitus.interchange.SharedFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class PaymentFileWriterTest {

    @Test
    void there_is_one_group_per_execution_date_and_debited_account() {
        PaymentFile file = PaymentFileWriter.write(fourGroups());

        assertThat(file.groups())
                .extracting(PaymentFile.Group::paymentInformationId)
                .containsExactly("2026-03-A-0001", "2026-03-A-0002", "2026-03-A-0003", "2026-03-A-0004");
        assertThat(file.groups()).extracting(PaymentFile.Group::transfers).containsExactly(4, 2, 4, 2);
        assertThat(file.transfers()).isEqualTo(12);
        assertThat(file.controlSum()).isEqualTo(Amount.ofCents(12 * 1_000_00L + 66));
        assertThat(text(file))
                .containsOnlyOnce("<NbOfTxs>12</NbOfTxs><CtrlSum>12000.66</CtrlSum>")
                .contains("<CreDtTm>2026-03-20T08:15:30Z</CreDtTm>");
    }

    @Test
    void a_transfer_is_written_in_sepa_characters_with_our_identifiers_unchanged() {
        PaymentFile file = PaymentFileWriter.write(run(transfer(1, 12_000_00L)));

        assertThat(text(file)).contains("""
                <CdtTrfTxInf><PmtId><InstrId>100000001</InstrId><EndToEndId>100000001-1</EndToEndId></PmtId>\
                <Amt><InstdAmt Ccy="EUR">12000.00</InstdAmt></Amt><Cdtr><Nm>Societe Generale d'Ete</Nm></Cdtr>\
                <CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct>\
                <RmtInf><Ustrd>Facture no 1</Ustrd></RmtInf></CdtTrfTxInf>""");
        assertThat(file.id()).hasSize(64);
    }

    @Test
    void an_empty_remittance_and_a_known_bank_of_the_creditor_are_written_as_they_are() {
        TransferOrder one = transfer(1, 1, "F1", "");
        TransferOrder withBic = new TransferOrder(
                TODAY, TREASURY, "2", "2-1", one.amount(), "F2", Runs.CREDITOR, new Bic("COBADEFF"), "*");

        String text = text(PaymentFileWriter.write(run(one, withBic)));

        assertThat(text).contains("<CdtrAgt><FinInstnId><BICFI>COBADEFF</BICFI></FinInstnId></CdtrAgt>");
        assertThat(text).containsOnlyOnce("<RmtInf>");
    }

    @Property(tries = 20)
    void the_same_run_gives_the_same_bytes_whatever_the_order(@ForAll long seed) {
        List<TransferOrder> shuffled = new ArrayList<>(fourGroups().transfers());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(PaymentFileWriter.write(run(shuffled)).bytes())
                .isEqualTo(PaymentFileWriter.write(fourGroups()).bytes());
    }

    @Property(tries = 100)
    void any_name_and_remittance_is_written_or_refused_and_never_breaks_the_file(
            @ForAll String creditor, @ForAll String remittance) {
        PaymentRun run = run(transfer(1, 1, creditor, remittance));

        try {
            assertThat(PaymentFileWriter.write(run).transfers()).isEqualTo(1);
        } catch (FileRefused refused) {
            assertThat(refused.refusals()).extracting(Rejected::code).containsOnly(FileFault.NOM_ILLISIBLE);
        }
    }

    @Test
    void what_is_written_is_valid_against_the_schema() throws IOException, SAXException {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SharedFiles.schema("pain.001.001.09.xsd").toFile());
        List<TransferOrder> transfers = new ArrayList<>(fourGroups().transfers());
        transfers.add(transfer(99, 99_999_999_999L, "Œ".repeat(90), "«€»".repeat(90)));

        for (PaymentRun run : List.of(fourGroups(), run(transfers), run(transfer(1, 1, "F", "")))) {
            byte[] bytes = PaymentFileWriter.write(run).bytes();
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void refuses_a_run_without_a_transfer() {
        assertThat(codes(run())).containsExactly(FileFault.VIREMENT_ABSENT);
    }

    @Test
    void refuses_more_transfers_than_a_file_carries_but_not_the_last_one() {
        List<TransferOrder> transfers = new ArrayList<>();
        for (int number = 0; number <= PaymentRunRules.TRANSFERS_MAX; number++) {
            transfers.add(transfer(number, 1));
        }

        assertThat(codes(run(transfers))).containsExactly(FileFault.TROP_DE_VIREMENTS);
        assertThat(PaymentRunRules.check(run(transfers.subList(1, transfers.size())))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void refuses_an_identifier_used_twice_and_says_for_which_transfer() {
        TransferOrder first = transfer(1, 100);

        assertThat(refusals(run(first, transfer(2, 1), first)))
                .extracting(Rejected::line, Rejected::place, Rejected::code)
                .containsExactly(
                        tuple(3, "virement 3/EndToEndId", FileFault.IDENTIFIANT_EN_DOUBLE),
                        tuple(3, "virement 3/InstrId", FileFault.IDENTIFIANT_EN_DOUBLE));
    }

    @Test
    void refuses_identifiers_a_bank_would_alter() {
        TransferOrder first = transfer(1, 100);
        for (String id : List.of("", "é", "/1", "1//2", "a".repeat(36), "NOTPROVIDED")) {
            TransferOrder wrong = new TransferOrder(
                    TODAY, TREASURY, "1", id, first.amount(), "F1", first.creditorAccount(), null, "");
            assertThat(codes(run(wrong))).as(id).containsExactly(FileFault.IDENTIFIANT_INVALIDE);
        }
        PaymentRun longName = new PaymentRun("A".repeat(31), Runs.CREATED, "État", List.of(first));
        assertThat(codes(longName)).containsExactly(FileFault.IDENTIFIANT_INVALIDE);
    }

    @Test
    void refuses_a_name_of_which_nothing_is_left() {
        assertThat(codes(run(transfer(1, 1, "Ελλάς", "")))).containsExactly(FileFault.NOM_ILLISIBLE);
        assertThat(codes(run(transfer(1, 1, " ", "")))).containsExactly(FileFault.NOM_ILLISIBLE);
    }

    @Test
    void refuses_more_than_a_sepa_transfer_carries() {
        assertThat(codes(run(transfer(1, 100_000_000_000L)))).containsExactly(FileFault.MONTANT_HORS_SEPA);
    }

    @Test
    void refuses_an_account_outside_the_zone() {
        Iban tunisian = Iban.of("TN5910006035183598478831");
        TransferOrder wrong = new TransferOrder(TODAY, TREASURY, "1", "1-1", Amount.euros(1), "F1", tunisian, null, "");

        assertThat(codes(run(wrong))).containsExactly(FileFault.PAYS_HORS_SEPA);
    }

    @Test
    void refuses_an_execution_before_the_file_or_more_than_a_year_after() {
        LocalDate yesterday = TODAY.minusDays(1);

        assertThat(codes(run(of(transfer(1, 1), yesterday, TREASURY))))
                .containsExactly(FileFault.DATE_EXECUTION_INVALIDE);
        assertThat(codes(run(of(transfer(1, 1), TODAY.plusDays(367), TREASURY))))
                .containsExactly(FileFault.DATE_EXECUTION_INVALIDE);
        assertThat(PaymentFileWriter.write(run(of(transfer(1, 1), TODAY.plusDays(366), TREASURY)))
                        .transfers())
                .isEqualTo(1);
    }

    @Test
    void refuses_one_account_in_two_banks() {
        DebtorAccount elsewhere = new DebtorAccount("Trésor public", OTHER.iban(), new Bic("BDFEFRPPCCT"));

        assertThat(codes(run(of(transfer(1, 1), TODAY, OTHER), of(transfer(2, 1), TODAY, elsewhere))))
                .containsExactly(FileFault.COMPTE_CONTRADICTOIRE);
    }

    @Test
    void says_every_fault_of_a_run_at_once() {
        assertThat(codes(run(transfer(1, 100_000_000_000L), transfer(2, 1, "?", ""), transfer(2, 1))))
                .containsExactly(
                        FileFault.MONTANT_HORS_SEPA,
                        FileFault.NOM_ILLISIBLE,
                        FileFault.IDENTIFIANT_EN_DOUBLE,
                        FileFault.IDENTIFIANT_EN_DOUBLE);
    }

    private static List<FileFault> codes(PaymentRun run) {
        return refusals(run).stream().map(Rejected::code).toList();
    }

    private static List<Rejected> refusals(PaymentRun run) {
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> PaymentFileWriter.write(run));
        return refused.refusals();
    }

    private static String text(PaymentFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }
}
