package fr.quitus.interchange.fec;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.interchange.SharedFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce qui est écrit est conforme; what is wrong is found where it stands. */
class FecTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static FecLine line(String journal, long number, String account, long debit, long credit) {
        return new FecLine(
                journal,
                "Journal " + journal,
                number,
                DAY,
                account,
                "Compte\t" + account,
                account.startsWith("4") ? "12345678900011" : null,
                "payment-request:1",
                DAY,
                "Prise en\r\ncharge",
                debit,
                credit,
                account.startsWith("4") ? "AB" : null,
                account.startsWith("4") ? DAY : null,
                DAY.plusDays(1));
    }

    private static String written(FecLine... lines) throws IOException {
        StringWriter out = new StringWriter();
        FecWriter writer = new FecWriter(out);
        for (FecLine line : lines) {
            writer.write(line);
        }
        return out.toString();
    }

    private static String sound() throws IOException {
        return written(
                line("AN", 0, "5121000000", 100, 0),
                line("AN", 0, "1100000000", 0, 100),
                line("DEP", 1, "6113110000", 123_456, 0),
                line("DEP", 1, "4011000000", 0, 123_456),
                line("TRE", 1, "4011000000", 5, 0),
                line("TRE", 1, "5123000000", 0, 5),
                line("DEP", 2, "6113110000", 7, 0),
                line("DEP", 2, "4011000000", 0, 7));
    }

    private static FecReport checked(String text) throws IOException {
        return FecCheck.of(new StringReader(text));
    }

    @Test
    void writes_eighteen_columns_that_its_own_checker_takes() throws IOException {
        String text = sound();

        assertThat(text.lines().findFirst().orElseThrow().split("\t")).hasSize(18);
        assertThat(text.lines().skip(4).findFirst().orElseThrow())
                .isEqualTo("DEP\tJournal DEP\t1\t20260302\t4011000000\tCompte 4011000000\t"
                        + "12345678900011\t12345678900011\tpayment-request:1\t20260302\tPrise en charge\t"
                        + "0,00\t1234,56\tAB\t20260302\t20260303\t\t");
        FecReport report = checked(text);
        assertThat(report.findings()).isEmpty();
        assertThat(report.conforms()).isTrue();
        assertThat(report.lines()).isEqualTo(8);
        assertThat(report.entries()).isEqualTo(4);
        assertThat(report.debitCents()).isEqualTo(123_568).isEqualTo(report.creditCents());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JournalLib|Libelle|TITRES_INVALIDES",
                "20260302|20260231|DATE_INVALIDE",
                "1234,56|1234.56|MONTANT_INVALIDE",
                "1234,56|1234,57|FICHIER_DESEQUILIBRE",
                "5,00|5,00|",
                "payment-request:1|' '|CHAMP_VIDE",
                "Prise en charge|Prise\ten charge|NOMBRE_DE_CHAMPS"
            })
    void finds_what_is_wrong(String right, String wrong, String fault) throws IOException {
        String text = sound();
        int last = text.lastIndexOf(right);
        String changed = last < 0 ? text : text.substring(0, last) + wrong + text.substring(last + right.length());

        FecReport report = checked(changed);

        if (fault == null) {
            assertThat(report.conforms()).isTrue();
        } else {
            assertThat(report.counts()).containsKey(FecFault.valueOf(fault));
            assertThat(report.findings())
                    .anySatisfy(f -> assertThat(f.sentence()).contains("ligne ").contains(fault));
        }
    }

    @Test
    void finds_an_entry_that_does_not_balance_and_a_number_that_is_missing() throws IOException {
        FecReport report = checked(written(
                line("DEP", 1, "6113110000", 10, 0),
                line("DEP", 1, "4011000000", 0, 9),
                line("DEP", 3, "6113110000", 9, 0),
                line("DEP", 3, "4011000000", 0, 10)));

        assertThat(report.counts())
                .containsEntry(FecFault.ECRITURE_DESEQUILIBREE, 2L)
                .containsEntry(FecFault.NUMEROTATION_DISCONTINUE, 1L)
                .doesNotContainKey(FecFault.FICHIER_DESEQUILIBRE);
        assertThat(report.findings()).anySatisfy(f -> {
            assertThat(f.fault()).isEqualTo(FecFault.NUMEROTATION_DISCONTINUE);
            assertThat(f.line()).isEqualTo(4);
        });
    }

    @Test
    void a_number_given_twice_is_told_and_is_not_taken_for_one_entry_of_two_dates() throws IOException {
        String twice = written(
                line("DEP", 1, "6113110000", 10, 0),
                line("DEP", 1, "4011000000", 0, 10),
                line("DEP", 1, "6113110000", 9, 0),
                line("DEP", 1, "4011000000", 0, 9));
        int third = twice.indexOf("\n", twice.indexOf("\n", twice.indexOf("\n") + 1) + 1);
        FecReport report =
                checked(twice.substring(0, third) + twice.substring(third).replace("\t20260302\t", "\t20260304\t"));

        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.counts())
                .containsOnlyKeys(FecFault.NUMERO_REPETE, FecFault.NUMEROTATION_DISCONTINUE)
                .containsEntry(FecFault.NUMERO_REPETE, 1L);
    }

    @Test
    void more_columns_are_those_of_books_on_a_cash_basis_or_too_many() throws IOException {
        String sound = sound();

        assertThat(checked(withColumn(sound, "DateRglt")).conforms()).isTrue();
        assertThat(checked(withColumn(sound, "Commentaire")).counts()).containsOnlyKeys(FecFault.COLONNE_EN_TROP);
    }

    private static String withColumn(String text, String title) {
        String titles = text.substring(0, text.indexOf('\r'));
        return text.replace("\r\n", "\t\r\n").replace(titles + "\t", titles + "\t" + title);
    }

    @Test
    void a_numbering_over_the_whole_file_is_continuous_too() throws IOException {
        assertThat(checked(written(
                                line("DEP", 1, "6113110000", 10, 0),
                                line("DEP", 1, "4011000000", 0, 10),
                                line("TRE", 2, "4011000000", 10, 0),
                                line("TRE", 2, "5123000000", 0, 10),
                                line("DEP", 3, "6113110000", 9, 0),
                                line("DEP", 3, "4011000000", 0, 9)))
                        .conforms())
                .isTrue();
    }

    @Test
    void an_empty_file_a_file_of_bars_and_one_of_one_endless_line_are_told() throws IOException {
        assertThat(checked("").counts()).containsOnlyKeys(FecFault.FICHIER_VIDE);
        assertThat(checked(sound().replace('\t', '|')).conforms()).isTrue();
        assertThat(checked("x".repeat(100_000)).counts())
                .containsKeys(FecFault.LIGNE_TROP_LONGUE, FecFault.TITRES_INVALIDES);
    }

    @Test
    void reads_a_real_file_and_finds_what_is_known_to_be_wrong_in_it() throws IOException {
        String text = new String(SharedFiles.bytes("samples/000000000FEC20231231.txt"), StandardCharsets.UTF_8);

        FecReport report = checked(text);

        assertThat(report.lines()).isEqualTo(2_102);
        assertThat(report.debitCents()).isEqualTo(126_535_082L);
        assertThat(report.creditCents()).isEqualTo(126_535_082L);
        // No date of validation; one number for all entries of a journal; balances brought forward, each with its own
        // date, as one entry. Its four more columns are those of books kept on a cash basis, and no fault.
        assertThat(report.counts())
                .containsOnlyKeys(
                        FecFault.CHAMP_VIDE,
                        FecFault.NUMERO_REPETE,
                        FecFault.NUMEROTATION_DISCONTINUE,
                        FecFault.ECRITURE_INCOHERENTE)
                .containsEntry(FecFault.CHAMP_VIDE, 2_102L);
        assertThat(report.findings())
                .filteredOn(f -> f.fault() == FecFault.CHAMP_VIDE)
                .allMatch(f -> f.place().equals("ValidDate"));
        assertThat(report.findings())
                .filteredOn(f -> f.fault() == FecFault.NUMERO_REPETE)
                .allMatch(f -> f.place().equals("EcritureNum") && f.found().startsWith("« 0 »"));
    }
}
