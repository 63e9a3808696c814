package fr.quitus.app.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferenceTableTest {
    private static final String HEAD = "# source\n# licence\ncode;amount\n";

    @Test
    void reads_rows_under_comments_and_header() {
        List<String> rows = parse(HEAD + "a \"b\";1\nc;20\n").map(row -> row.text("code") + row.euros("amount"));

        assertThat(rows).containsExactly("a \"b\"1", "c20");
    }

    @Test
    void refuses_a_missing_or_extra_column_with_file_and_line() {
        assertThatThrownBy(() -> parse(HEAD + "a;1\nb\n"))
                .isInstanceOf(ReferenceFileException.class)
                .hasMessage("t.csv, line 5: 1 columns instead of 2");
        assertThatThrownBy(() -> parse(HEAD + "a;1;x\n")).hasMessage("t.csv, line 4: 3 columns instead of 2");
    }

    @Test
    void refuses_a_duplicate_key_and_names_both_lines() {
        assertThatThrownBy(() -> parse(HEAD + "a;1\nb;2\na;3\n"))
                .hasMessage("t.csv, line 6: key [a] stands on line 4 too");
    }

    @Test
    void refuses_a_bad_number() {
        for (String bad : List.of("1.0", "-1", "+1", "1e3", "01", "1 000", "١", "1234567890123456")) {
            assertThatThrownBy(() -> parse(HEAD + "a;" + bad + "\n").map(row -> row.euros("amount")))
                    .as(bad)
                    .isInstanceOf(ReferenceFileException.class)
                    .hasMessageStartingWith("t.csv, line 4: amount \"" + bad + "\"");
        }
    }

    @Test
    void refuses_a_wrong_header_an_empty_file_and_a_late_comment() {
        assertThatThrownBy(() -> parse("code;label\na;1\n")).hasMessageContaining("line 1: the header must be");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("the header must be");
        assertThatThrownBy(() -> parse(HEAD)).hasMessageContaining("no row");
        assertThatThrownBy(() -> parse(HEAD + "a;1\n# late\n")).hasMessageContaining("line 5: 1 columns");
    }

    @Test
    void refuses_empty_values_stray_blanks_and_windows_line_ends() {
        assertThatThrownBy(() -> parse(HEAD + "a;\n")).hasMessageContaining("line 4: a value is empty");
        assertThatThrownBy(() -> parse(HEAD + " a;1\n")).hasMessageContaining("line 4: a value is empty");
        assertThatThrownBy(() -> parse(HEAD + "a;1\r\n")).hasMessageContaining("line 4: a value is empty");
        assertThatThrownBy(() -> parse(HEAD + "a;1\n\nb;2\n")).hasMessageContaining("line 5: 1 columns");
    }

    @Test
    void refuses_an_unknown_code_or_constant() {
        assertThatThrownBy(() -> parse(HEAD + "a;1\n").map(row -> row.code("code", Pattern.compile("[0-9]+"))))
                .hasMessage("t.csv, line 4: code \"a\" must match [0-9]+");
        assertThatThrownBy(() -> parse(HEAD + "a;1\n").map(row -> row.one("code", BudgetType.class)))
                .hasMessage("t.csv, line 4: code \"a\" is none of [BG, BA, CAS, CCF]");
    }

    @Test
    void refuses_bytes_that_are_not_utf8_and_a_file_that_is_not_there() {
        assertThatThrownBy(() -> ReferenceTable.parse(
                        "t.csv",
                        "code;amount\né;1\n".getBytes(StandardCharsets.ISO_8859_1),
                        List.of("code", "amount"),
                        1))
                .hasMessage("t.csv is not UTF-8");
        assertThatThrownBy(() -> ReferenceTable.load("reference/none.csv", List.of("code"), 1))
                .hasMessageContaining("reference/none.csv");
    }

    private static ReferenceTable parse(String text) {
        return ReferenceTable.parse("t.csv", text.getBytes(StandardCharsets.UTF_8), List.of("code", "amount"), 1);
    }
}
