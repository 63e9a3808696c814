package fr.quitus.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {
    private static final String PACKAGE_INFO = """
            /**
             * What it is. What it is not.
             */
            @NullMarked
            package a;

            import org.jspecify.annotations.NullMarked;
            """;

    @TempDir
    Path folder;

    @Test
    void our_sources_keep_the_budgets() throws IOException {
        SourceTree tree = SourceTree.ofTheProject();

        assertThat(SourceRules.java(tree)).isEmpty();
        assertThat(tree.java().stream().map(tree::relative))
                .as("every module was read")
                .contains(
                        "ledger-domain/src/main/java/fr/quitus/domain/package-info.java",
                        "ledger-api/src/main/java/fr/quitus/api/package-info.java",
                        "proofs/src/main/java/fr/quitus/proofs/merkle/package-info.java",
                        "front-desk/src/main/java/fr/quitus/frontdesk/package-info.java",
                        "interchange/src/main/java/fr/quitus/interchange/package-info.java",
                        "event-store/src/main/java/fr/quitus/eventstore/package-info.java",
                        "projections/src/main/java/fr/quitus/projections/package-info.java",
                        "bays/src/main/java/fr/quitus/bays/package-info.java",
                        "web/src/main/java/fr/quitus/web/package-info.java",
                        "bench/src/main/java/fr/quitus/bench/package-info.java",
                        "src/main/java/fr/quitus/app/package-info.java");
    }

    @Test
    void our_sql_names_its_columns() throws IOException {
        SourceTree tree = SourceTree.ofTheProject();

        assertThat(SourceRules.sql(tree)).isEmpty();
        assertThat(tree.files(name -> name.endsWith(".sql")).isEmpty())
                .as("no SQL was read although the event store has a schema")
                .isEqualTo(!Files.exists(tree.root().resolve("event-store/src/main/resources")));
    }

    @Test
    void catches_a_file_of_301_lines_but_not_of_300() throws IOException {
        write("src/main/java/a/Long.java", "class Long {\n" + "//\n".repeat(299) + "}\n");
        write("src/main/java/a/Fits.java", "class Fits {\n" + "//\n".repeat(298) + "}\n");
        write("src/test/java/a/LongTest.java", "class LongTest {\n" + "//\n".repeat(400) + "}\n");

        assertThat(java()).containsExactly("src/main/java/a/Long.java: 301 lines, over 300");
    }

    @Test
    void catches_a_line_of_121_characters_in_tests_too() throws IOException {
        write("src/main/java/a/A.java", "// " + "é".repeat(117) + "\nclass A {}\n");
        write("src/test/java/a/ATest.java", "// " + "é".repeat(118) + "\nclass ATest {}\n");

        assertThat(java()).containsExactly("src/test/java/a/ATest.java: line 1 has 121 characters, over 120");
    }

    @Test
    void catches_a_method_of_61_lines_but_not_of_60() throws IOException {
        write("src/main/java/a/A.java", """
                class A {
                    void longer() {
                %s    }

                    void fits() {
                %s    }
                }
                """.formatted("        ;\n".repeat(59), "        ;\n".repeat(58)));

        assertThat(java()).containsExactly("src/main/java/a/A.java: method longer has 61 lines, over 60");
    }

    @Test
    void catches_wildcard_imports_and_empty_names() throws IOException {
        write("src/main/java/a/LedgerManager.java", "import java.util.*;\nclass LedgerManager { class RowDTO {} }\n");
        write("src/test/java/a/ATest.java", "import static java.util.List.*;\nclass ATest {}\n");

        assertThat(java())
                .containsExactlyInAnyOrder(
                        "src/main/java/a/LedgerManager.java: wildcard import java.util.*",
                        "src/main/java/a/LedgerManager.java: type LedgerManager is named after nothing it does",
                        "src/main/java/a/LedgerManager.java: type RowDTO is named after nothing it does",
                        "src/test/java/a/ATest.java: wildcard import java.util.List.*");
    }

    @Test
    void catches_a_package_that_says_nothing_of_itself() throws IOException {
        write("src/main/java/b/B.java", "class B {}\n");
        write("src/main/java/c/package-info.java", "/** What it is. */\npackage c;\n");
        write(
                "src/main/java/d/package-info.java",
                "@NullMarked\npackage d;\n".indent(0).replaceFirst("^", "\n"));
        write(
                "src/main/java/e/package-info.java",
                PACKAGE_INFO
                        .replace("/**\n", "/**\n * One.\n * Two.\n * Three.\n")
                        .replace("package a", "package e"));

        assertThat(java())
                .containsExactlyInAnyOrder(
                        "src/main/java/b/package-info.java: is missing",
                        "src/main/java/c/package-info.java: is not @NullMarked",
                        "src/main/java/d/package-info.java: says what the package is in 0 lines, not 1 to 3",
                        "src/main/java/e/package-info.java: says what the package is in 4 lines, not 1 to 3");
    }

    @Test
    void catches_a_source_it_cannot_read() throws IOException {
        write("src/main/java/a/A.java", "class A {\n");

        assertThat(java()).singleElement().asString().contains("A.java", "reached end of file");
    }

    @Test
    void catches_select_star_and_leaves_count_and_comments_alone() throws IOException {
        write("sql/bad.sql", "SELECT\n  *\nfrom events");
        write("sql/alias.sql", "select e.* from events e");
        write("sql/returning.sql", "insert into t (a) values (1) returning *");
        write("sql/good.sql", "-- select * is not allowed\nselect count(*), a * 2 from t /* select * */");
        write("target/built.sql", "select * from t");

        assertThat(SourceRules.sql(new SourceTree(folder)))
                .containsExactly(
                        "sql/alias.sql: names no column (select *)",
                        "sql/bad.sql: names no column (select *)",
                        "sql/returning.sql: names no column (select *)");
    }

    private List<String> java() throws IOException {
        if (Files.exists(folder.resolve("src/main/java/a"))) {
            write("src/main/java/a/package-info.java", PACKAGE_INFO);
        }
        return SourceRules.java(new SourceTree(folder));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
