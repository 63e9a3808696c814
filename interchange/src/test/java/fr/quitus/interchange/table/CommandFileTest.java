package fr.quitus.interchange.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandFileTest {

    @Test
    void each_line_is_fields_by_title_with_its_line_number() {
        IntegrationReport<CommandRow> report = read("""
                command,number,reason
                CertifyService,2100000001,"a ""quoted"", long
                reason"

                CloseCommitment,2100000002,
                """);

        assertThat(report.rejected()).isEmpty();
        assertThat(report.accepted())
                .containsExactly(
                        new CommandRow(
                                2,
                                Map.of(
                                        "command",
                                        "CertifyService",
                                        "number",
                                        "2100000001",
                                        "reason",
                                        "a \"quoted\", long\nreason")),
                        new CommandRow(5, Map.of("command", "CloseCommitment", "number", "2100000002")));
        assertThat(report.accepted().getFirst().fields().keySet()).containsExactly("command", "number", "reason");
    }

    @Test
    void what_a_french_spreadsheet_writes_is_read_as_well() {
        assertThat(read("\uFEFFa;b\r\n1,50;é\r\n").accepted())
                .containsExactly(new CommandRow(2, Map.of("a", "1,50", "b", "é")));
    }

    @Test
    void a_line_of_another_width_is_refused_alone() {
        IntegrationReport<CommandRow> report = read("a,b\n1,2\n1\n1,2,3\n3,4\n");

        assertThat(report.accepted()).extracting(CommandRow::line).containsExactly(2, 5);
        assertThat(report.rejected()).extracting(Rejected::line).containsExactly(3, 4);
        assertThat(report.rejected()).extracting(Rejected::code).containsOnly(FileFault.NOMBRE_DE_CHAMPS);
    }

    @Test
    void a_file_whose_quotes_are_broken_gives_no_line_at_all() {
        assertCode("a,b\n1,2\n\"3\"x,4\n", FileFault.CSV_MAL_FORME);
        assertCode("a,b\n1,2\n3,\"4\n", FileFault.CSV_MAL_FORME);
        assertCode("a,b\n1,2\n3,4\"5\"\n", FileFault.CSV_MAL_FORME);
        assertCode("a,b\n1\",2\n3,\"4\n", FileFault.CSV_MAL_FORME);
    }

    @Test
    void refuses_titles_that_are_none_or_given_twice() {
        assertCode("a,a\n1,2\n", FileFault.COLONNES_INVALIDES);
        assertCode("a,\n1,2\n", FileFault.COLONNES_INVALIDES);
        assertCode("1,2\n", FileFault.COLONNES_INVALIDES);
        assertCode("\n\n", FileFault.COLONNES_INVALIDES);
    }

    @Test
    void refuses_bytes_that_are_no_text_and_characters_that_deceive() {
        byte[] latin = "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
        Rejected refusal = CommandFile.read(IncomingFile.of(latin)).rejected().getFirst();
        assertThat(refusal.code()).isEqualTo(FileFault.ENCODAGE_INVALIDE);
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.place()).isEqualTo("octet 7");
        assertCode("a,b\n1,2\u0000\n", FileFault.CARACTERE_INTERDIT);
        assertCode("a,b\n1,2\u202E\n", FileFault.CARACTERE_INTERDIT);
        assertCode("", FileFault.FICHIER_VIDE);
    }

    @Test
    void refuses_too_many_rows_fields_and_characters() {
        assertCode("a\n" + "1\n".repeat(TableInput.ROWS_MAX), FileFault.TROP_DE_LIGNES);
        assertCode("a\n" + "1,".repeat(TableInput.FIELDS_MAX) + "\n", FileFault.CSV_MAL_FORME);
        assertCode("a\n" + "1".repeat(TableInput.FIELD_CHARS_MAX + 1) + "\n", FileFault.CSV_MAL_FORME);
        assertCode("a\n\"" + "1".repeat(20_000_000), FileFault.CSV_MAL_FORME);
        assertThat(read("a\n" + "1".repeat(TableInput.FIELD_CHARS_MAX) + "\n").isWhole())
                .isTrue();
        assertThat(read("a\n" + "1\n".repeat(TableInput.ROWS_MAX - 1)).accepted())
                .hasSize(TableInput.ROWS_MAX - 1);
    }

    @Test
    void a_file_wrong_everywhere_gets_an_answer_of_bounded_length() {
        List<Rejected> rejected = read("a,b\n" + "1\n".repeat(5_000)).rejected();

        assertThat(rejected).hasSize(IntegrationReport.REJECTED_MAX);
        assertThat(rejected.getLast().reason()).endsWith("Et 4000 autres refus.");
    }

    private static void assertCode(String text, FileFault code) {
        IntegrationReport<CommandRow> report = read(text);
        assertThat(report.accepted()).isEmpty();
        assertThat(report.rejected()).extracting(Rejected::code).containsExactly(code);
    }

    private static IntegrationReport<CommandRow> read(String text) {
        return CommandFile.read(IncomingFile.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
