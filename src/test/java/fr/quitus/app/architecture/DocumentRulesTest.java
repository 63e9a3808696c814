package fr.quitus.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentRulesTest {
    private static final String WHOLE =
            "# T\n\n## Context\n\n## Options refused\n\n## Decision\n\n## Consequences\n\ntext\n";

    @TempDir
    Path folder;

    @Test
    void our_decisions_are_numbered_without_gap_and_say_everything() throws IOException {
        assertThat(DocumentRules.decisions(SourceTree.ofTheProject().root().resolve("docs/decisions")))
                .isEmpty();
    }

    @Test
    void our_links_lead_somewhere() throws IOException {
        SourceTree tree = SourceTree.ofTheProject();

        assertThat(DocumentRules.links(tree)).isEmpty();
        assertThat(tree.files(name -> name.endsWith(".md")).stream().map(tree::relative))
                .contains("README.md", "docs/README.md");
    }

    @Test
    void catches_a_gap_a_duplicate_and_a_wrong_name() throws IOException {
        write("0001-one.md", WHOLE);
        write("0003-three.md", WHOLE);
        write("0003-again.md", WHOLE);
        write("notes.md", WHOLE);

        assertThat(DocumentRules.decisions(folder))
                .containsExactly(
                        "0003-again.md: number 0002 expected",
                        "0003-three.md: number 0004 expected",
                        "notes.md is not named 0000-words.md");
    }

    @Test
    void catches_a_decision_without_the_options_it_refused_and_an_empty_folder() throws IOException {
        assertThat(DocumentRules.decisions(folder)).containsExactly("no decision in " + folder);

        write("0001-one.md", WHOLE.replace("## Options refused\n", ""));

        assertThat(DocumentRules.decisions(folder)).containsExactly("0001-one.md has no \"## Options refused\"");
    }

    @Test
    void catches_a_link_to_nothing_and_leaves_the_web_and_code_alone() throws IOException {
        write("a.md", """
                # À propos, en bref
                [there](b.md) [folder](sub) [web](https://example.org/x) `[code](none.md)`
                [gone](gone.md) [anchor](b.md#second-part) [wrong](b.md#third) [here](#à-propos-en-bref)
                """);
        write("b.md", "## Second part!\n");
        write("sub/c.md", "[up](../a.md) [lost](a.md)\n");

        assertThat(DocumentRules.links(new SourceTree(folder)))
                .containsExactly(
                        "a.md links to gone.md, which does not exist",
                        "a.md links to b.md#third, which does not exist",
                        "sub/c.md links to a.md, which does not exist");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
