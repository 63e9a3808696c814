package fr.quitus.interchange.bank;

import static fr.quitus.interchange.bank.CamtFiles.balance;
import static fr.quitus.interchange.bank.CamtFiles.file;
import static fr.quitus.interchange.bank.CamtFiles.notification;
import static fr.quitus.interchange.bank.CamtFiles.statement;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReaderTest {
    private static final String FILE = statement("08");

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "05", "06", "07", "08"})
    void a_statement_of_any_version_gives_the_same_entries(String version) {
        IntegrationReport<BankStatement> report = CamtReader.read(file(statement(version)));

        assertThat(report.rejected()).isEmpty();
        BankStatement statement = report.accepted().getFirst();
        assertThat(statement.kind()).isEqualTo(BankStatement.Kind.STATEMENT);
        assertThat(statement.messageId()).isEqualTo("M1");
        assertThat(statement.id()).isEqualTo("S1");
        assertThat(statement.sequence()).isEqualTo("12");
        assertThat(statement.createdOn()).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(statement.account().text()).isEqualTo(CamtFiles.IBAN);
        assertThat(statement.isBalanceChecked()).isTrue();
        assertThat(statement.entries())
                .extracting(BankEntry::reference, BankEntry::effect, BankEntry::valueOn)
                .containsExactly(
                        tuple("R1", Balance.ofCents(250_00), LocalDate.of(2026, 3, 23)),
                        tuple("R2", Balance.ofCents(-100_00), LocalDate.of(2026, 3, 23)),
                        tuple("R3", Balance.ofCents(-60_00), LocalDate.of(2026, 3, 23)));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void an_entry_without_details_is_its_own_transaction() {
        BankTransaction transaction = entry(1).transactions().getFirst();

        assertThat(transaction.amount()).isEqualTo(Amount.euros(100));
        assertThat(transaction.direction()).isEqualTo(Direction.DEBIT);
        assertThat(transaction.reference()).isEqualTo("R2");
        assertThat(transaction.endToEndId()).isNull();
    }

    @Test
    void a_credit_names_who_paid_and_why() {
        BankTransaction transaction = entry(0).transactions().getFirst();

        assertThat(transaction.counterparty()).isEqualTo("Débiteur");
        assertThat(transaction.counterpartyAccount()).isEqualTo("FR7630006000011234567890189");
        assertThat(transaction.remittance()).isEqualTo("Titre 3100000001 suite RF18");
        assertThat(transaction.endToEndId()).as("NOTPROVIDED is none").isNull();
        assertThat(transaction.reference()).isEqualTo("R1");
        assertThat(transaction.amount()).as("that of the entry, being alone").isEqualTo(Amount.euros(250));
    }

    @Test
    void a_batch_is_covered_by_its_transactions_returns_deducted() {
        List<BankTransaction> transactions = entry(2).transactions();

        assertThat(transactions)
                .extracting(BankTransaction::endToEndId, BankTransaction::direction, BankTransaction::reference)
                .containsExactly(
                        tuple("100000001-1", Direction.DEBIT, "R3/1"), tuple("100000002-1", Direction.CREDIT, "R3-B"));
        assertThat(transactions.getFirst().instructionId()).isEqualTo("100000001");
        assertThat(transactions.getFirst().returned()).isNull();
        assertThat(transactions.getLast().returned()).isEqualTo(new ReturnReason("AC04", "compte clos"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "08"})
    void a_notification_has_entries_and_no_balance(String version) {
        BankStatement notification =
                CamtReader.read(file(notification(version))).accepted().getFirst();

        assertThat(notification.kind()).isEqualTo(BankStatement.Kind.NOTIFICATION);
        assertThat(notification.entries()).hasSize(3);
        assertThat(notification.isBalanceChecked()).isFalse();
    }

    @Test
    void pending_entries_move_no_balance_and_need_no_reference() {
        String pending = FILE.replaceFirst("<Sts><Cd>BOOK</Cd></Sts>", "<Sts><Cd>PDNG</Cd></Sts>")
                .replace("<AcctSvcrRef>R1</AcctSvcrRef>", "")
                .replace(balance("CLBD", "1090.00"), balance("CLBD", "840.00"));

        IntegrationReport<BankStatement> report = CamtReader.read(file(pending));

        assertThat(report.rejected()).isEmpty();
        BankEntry first = report.accepted().getFirst().entries().getFirst();
        assertThat(first.status()).isEqualTo(EntryStatus.PENDING);
        assertThat(first.reference()).isNull();
    }

    @Test
    void refuses_balances_that_do_not_follow_from_the_entries() {
        Rejected refusal = refusal(FILE.replace("1090.00", "1090.01"));

        assertThat(refusal.code()).isEqualTo(FileFault.SOLDE_FAUX);
        assertThat(refusal.place()).isEqualTo("Document/BkToCstmrStmt/Stmt");
        assertThat(refusal.reason()).isEqualTo("Ouverture 1000.00 et écritures font 1090.00, la clôture est 1090.01.");
    }

    @Test
    void the_previous_closing_stands_for_an_opening_that_is_not_given() {
        assertThat(refusal(FILE.replace("OPBD", "PRCD").replace("1090.00", "1")).code())
                .isEqualTo(FileFault.SOLDE_FAUX);
        assertThat(CamtReader.read(file(FILE.replace("OPBD", "PRCD"))).isWhole())
                .isTrue();
    }

    @Test
    void refuses_an_entry_its_transactions_do_not_cover() {
        assertCode(FILE.replace("70.00", "70.01"), FileFault.DETAIL_INCOMPLET);
        assertCode(FILE.replace("<NbOfTxs>2<", "<NbOfTxs>3<"), FileFault.DETAIL_INCOMPLET);
        assertCode(
                FILE.replace("<AmtDtls><TxAmt><Amt Ccy=\"EUR\">70.00</Amt></TxAmt></AmtDtls>", ""),
                FileFault.DETAIL_INCOMPLET);
        assertCode(
                FILE.replaceAll("(?s)(<NbOfTxs>2</NbOfTxs></Btch>).*?(</NtryDtls>)", "$1$2"),
                FileFault.DETAIL_INCOMPLET);
    }

    @Test
    void refuses_entries_without_identity_or_with_that_of_another() {
        assertCode(FILE.replace("<AcctSvcrRef>R2</AcctSvcrRef>", ""), FileFault.REFERENCE_BANQUE_ABSENTE);
        assertCode(FILE.replace("R2", "R1"), FileFault.REFERENCE_EN_DOUBLE);
    }

    @Test
    void refuses_amounts_directions_and_states_that_are_none() {
        assertCode(FILE.replace(">250.00<", ">0.00<"), FileFault.MONTANT_NUL);
        assertCode(FILE.replace(">250.00<", ">-250.00<"), FileFault.MONTANT_NUL);
        assertCode(FILE.replace(">250.00<", ">250.001<"), FileFault.MONTANT_INVALIDE);
        assertCode(FILE.replace(">250.00<", ">NaN<"), FileFault.MONTANT_INVALIDE);
        assertCode(FILE.replace(">250.00<", ">99999999999999<"), FileFault.MONTANT_INVALIDE);
        assertCode(FILE.replace("Ccy=\"EUR\">250", "Ccy=\"CHF\">250"), FileFault.DEVISE_NON_EUR);
        assertCode(FILE.replaceFirst("CRDT</CdtDbtInd><Sts>", "CRDIT</CdtDbtInd><Sts>"), FileFault.SENS_INCONNU);
        assertCode(FILE.replaceFirst("<Cd>BOOK", "<Cd>BOOKED"), FileFault.STATUT_INCONNU);
        assertCode(FILE.replace("<BookgDt><Dt>2026-03-22", "<BookgDt><Dt>2026-02-30"), FileFault.DATE_INVALIDE);
        assertCode(FILE.replace("<BookgDt><Dt>2026-03-22", "<BookgDt><Dt>1026-03-22"), FileFault.DATE_INVALIDE);
        assertCode(FILE.replace("<Rsn><Cd>AC04</Cd></Rsn>", ""), FileFault.ELEMENT_MANQUANT);
        assertCode(FILE.replaceFirst("<Amt Ccy=\"EUR\">250.00</Amt>", "$0$0"), FileFault.ELEMENT_EN_DOUBLE);
        assertCode(FILE.replaceFirst("<Amt Ccy=\"EUR\">250.00</Amt>", ""), FileFault.ELEMENT_MANQUANT);
    }

    @Test
    void refuses_an_account_that_is_not_ours_to_know() {
        assertCode(FILE.replace(CamtFiles.IBAN, "FR1420041010050500013M02607"), FileFault.IBAN_INVALIDE);
        assertCode(
                FILE.replace("<IBAN>" + CamtFiles.IBAN + "</IBAN>", "<Othr><Id>1</Id></Othr>"),
                FileFault.COMPTE_SANS_IBAN);
        assertCode(FILE.replace("<Ccy>EUR", "<Ccy>CHF"), FileFault.DEVISE_NON_EUR);
    }

    @Test
    void refuses_a_number_of_entries_that_is_not_the_one_announced() {
        assertCode(FILE.replace("<NbOfNtries>3<", "<NbOfNtries>4<"), FileFault.TOTAL_FAUX);
    }

    @Test
    void says_all_that_is_wrong_in_a_statement_and_accepts_nothing_of_it() {
        IntegrationReport<BankStatement> report =
                CamtReader.read(file(FILE.replace(">250.00<", ">0<").replace("R2", "R3")));

        assertThat(report.accepted()).isEmpty();
        assertThat(report.rejected())
                .extracting(Rejected::place, Rejected::code)
                .containsExactly(
                        tuple("Document/BkToCstmrStmt/Stmt/Ntry/Amt", FileFault.MONTANT_NUL),
                        tuple("Document/BkToCstmrStmt/Stmt/Ntry[3]", FileFault.REFERENCE_EN_DOUBLE));
        assertThat(report.rejected().getFirst().line()).isEqualTo(8);
    }

    @Test
    void a_wrong_statement_takes_no_other_with_it_but_a_broken_file_takes_all() {
        String two = FILE.replaceFirst("(?s)(<Stmt>.*</Stmt>)", "$1$1")
                .replaceFirst("<Id>S1</Id>", "<Id>S0</Id>")
                .replaceFirst(">250.00<", ">0<");

        IntegrationReport<BankStatement> report = CamtReader.read(file(two));
        assertThat(report.accepted()).extracting(BankStatement::id).containsExactly("S1");
        assertThat(report.rejected()).extracting(Rejected::code).containsExactly(FileFault.MONTANT_NUL);

        IntegrationReport<BankStatement> broken = CamtReader.read(file(two.replace("</Document>", "</Docum>")));
        assertThat(broken.accepted()).isEmpty();
        assertThat(broken.rejected())
                .extracting(Rejected::code)
                .containsExactly(FileFault.MONTANT_NUL, FileFault.XML_MAL_FORME);
    }

    @Test
    void refuses_what_is_no_statement() {
        assertCode(FILE.replace("camt.053.001.08", "camt.053.001.09"), FileFault.MESSAGE_INATTENDU);
        assertCode(FILE.replace("camt.053.001.08", "camt.052.001.08"), FileFault.MESSAGE_INATTENDU);
        assertCode(FILE.replaceFirst(" xmlns=\"[^\"]*\"", ""), FileFault.MESSAGE_INATTENDU);
        assertCode(FILE.replace("BkToCstmrStmt", "BkToCstmrAcctRpt"), FileFault.ELEMENT_INATTENDU);
        assertCode(FILE.replaceAll("(?s)<Stmt>.*</Stmt>", ""), FileFault.ELEMENT_MANQUANT);
        assertCode(FILE.replaceAll("<GrpHdr>.*</GrpHdr>", ""), FileFault.ELEMENT_MANQUANT);
    }

    @Test
    void the_same_bytes_have_the_same_file_id() {
        assertThat(CamtReader.read(file(FILE)).fileId())
                .isEqualTo(CamtReader.read(file(FILE)).fileId())
                .isNotEqualTo(CamtReader.read(file(FILE + " ")).fileId());
    }

    private static BankEntry entry(int index) {
        return CamtReader.read(file(FILE)).accepted().getFirst().entries().get(index);
    }

    private static void assertCode(String text, FileFault code) {
        assertThat(text).isNotEqualTo(FILE);
        assertThat(refusal(text).code()).isEqualTo(code);
    }

    private static Rejected refusal(String text) {
        IntegrationReport<BankStatement> report = CamtReader.read(file(text));
        assertThat(report.accepted()).isEmpty();
        return report.rejected().getFirst();
    }
}
