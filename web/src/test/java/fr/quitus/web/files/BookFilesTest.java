package fr.quitus.web.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.web.files.Provenance.Fact;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookFilesTest {
    private static final String HEAD = "Date comptable,Numéro,Libellé,Compte,Sens,Montant\r\n";
    private static final Provenance ORIGIN = new Provenance(
            "Journal SF", List.of(new Fact("Position", "41"), new Fact("Racine", "c2hh")), "Journal SF, position 41");
    private static final List<PrintedColumn> COLUMNS = List.of(
            PrintedColumn.of("Date comptable", 10),
            PrintedColumn.of("Numéro", 5),
            PrintedColumn.of("Libellé", 20),
            PrintedColumn.of("Compte", 10),
            PrintedColumn.debits(10),
            PrintedColumn.credits(10));

    @TempDir
    Path folder;

    private static BookRows rows(String... rows) throws IOException {
        return new BookRows(
                new ByteArrayInputStream((HEAD + String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** By the directory at its end, as spreadsheets do: it is written without going back. */
    private Map<String, String> parts(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("book.xlsx"), workbook);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private Map<String, String> spreadsheet(int sheetRowsMax, String... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Spreadsheet.write(rows(rows), ORIGIN, out, sheetRowsMax);
        return parts(out.toByteArray());
    }

    @Test
    void amounts_are_numbers_accounts_are_text_and_nothing_is_a_formula() throws IOException {
        String sheet = spreadsheet(
                        10,
                        "2025-03-02,1,\"'=HYPERLINK(\"\"http://x\"\")\",6113110000,DEBIT,12000.00",
                        "2025-03-02,1,'@SUM(A1),4010000000,CREDIT,-0.05")
                .getOrDefault("xl/worksheets/sheet1.xml", "");

        assertThat(sheet)
                .contains("<v>12000.00</v>", "<v>-0.05</v>", "<v>45718.0</v>")
                .contains(">6113110000</t>", ">&apos;=HYPERLINK(&quot;http://x&quot;)</t>", ">&apos;@SUM(A1)</t>")
                .doesNotContain("<f>", "<f ");
        assertThat(sheet.indexOf("t=\"inlineStr\"")).isPositive();
    }

    @Test
    void a_spreadsheet_says_where_it_comes_from_on_a_sheet_and_at_the_foot_of_each_page() throws IOException {
        Map<String, String> parts = spreadsheet(10, "2025-03-02,1,Papier,6113110000,DEBIT,12000.00");

        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("position 41");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains(">Journal SF<", ">Position<", ">41<", ">c2hh<");
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Lignes\"", "name=\"Origine\"");
    }

    @Test
    void a_book_longer_than_a_sheet_goes_on_on_the_next() throws IOException {
        Map<String, String> parts = spreadsheet(
                2,
                "2025-03-02,1,Un,6113110000,DEBIT,1.00",
                "2025-03-02,2,Deux,6113110000,DEBIT,2.00",
                "2025-03-02,3,Trois,6113110000,DEBIT,3.00");

        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains(">Un<", ">Deux<")
                .doesNotContain(">Trois<");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains(">Date comptable<", ">Trois<");
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Lignes 2\"");
    }

    private static String printed(String... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(PrintedBook.write(rows(rows), COLUMNS, ORIGIN, out)).isTrue();
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            return "pages " + document.getNumberOfPages() + "\n" + new PDFTextStripper().getText(document);
        }
    }

    @Test
    void a_printed_book_has_its_columns_in_french_and_its_origin_on_each_page() throws IOException {
        String[] rows = new String[120];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "2025-03-02," + i + ",Papier,6113110000,DEBIT,1234567.89";
        }

        String text = printed(rows);

        assertThat(text).startsWith("pages 3\n").contains("Position : 41", "02/03/2025", "1\u00a0234\u00a0567,89");
        assertThat(text.split("Date comptable", -1))
                .as("titles at the head of each page")
                .hasSize(4);
        assertThat(text).contains("1 / 3", "2 / 3", "3 / 3");
        assertThat(text.split("Journal SF, position 41", -1))
                .as("at the foot of each page")
                .hasSize(4);
        for (int i = 0; i < rows.length; i++) {
            assertThat(text).contains("02/03/2025 " + i + " Papier");
        }
    }

    @Test
    void a_printed_book_tells_its_title_and_its_language() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintedBook.write(rows("2025-03-02,1,Papier,6113110000,DEBIT,1.00"), COLUMNS, ORIGIN, out);
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(ORIGIN.title());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    @Test
    void long_words_are_cut_and_letters_that_the_font_lacks_stop_nothing() throws IOException {
        String text = printed("2025-03-02,1," + "x".repeat(300) + " 漢字 \uD83D\uDE00,6113110000,CREDIT,1.00");

        assertThat(text.replaceAll("[^x]", "")).hasSize(300);
        assertThat(text).contains("??", "1,00");
    }

    @Test
    void a_book_too_long_to_print_is_not_printed() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] head = HEAD.getBytes(StandardCharsets.UTF_8);
            private final byte[] row = "2025-03-02,1,x,6113110000,DEBIT,1.00\r\n".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                long place = at++;
                return place < head.length ? head[(int) place] : row[(int) ((place - head.length) % row.length)];
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(PrintedBook.write(new BookRows(endless), COLUMNS, ORIGIN, out))
                .isFalse();
        assertThat(out.size()).isZero();
    }

    @Test
    void a_column_that_the_book_no_longer_has_is_told() throws IOException {
        BookRows rows = rows("2025-03-02,1,Papier,6113110000,DEBIT,1.00");

        assertThatThrownBy(() -> PrintedBook.write(
                        rows, List.of(PrintedColumn.of("Soldes", 1)), ORIGIN, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Soldes");
    }
}
