package fr.quitus.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the production cluster's files and their documents say of each other; that they hold is the lab's to prove. */
class DeployTest {
    private static final Pattern WORD = Pattern.compile("@[A-Z_]+@");
    private static final Pattern FAULT = Pattern.compile("\"([a-z-]+)\": [A-Z]");
    private static final Pattern ADDRESS_OPTIONS = Pattern.compile("/quitus\\?([^'\"]+)['\"]");

    private final Path root = SourceTree.ofTheProject().root();

    @Test
    void the_readme_tells_every_word_that_is_to_be_filled_in() throws IOException {
        Set<String> words = new TreeSet<>();
        for (String file : Set.of("patroni/patroni.yml", "etcd/etcd", "pgbackrest/pgbackrest.conf")) {
            words.addAll(found(WORD, "deploy/" + file, 0));
        }

        assertThat(words).contains("@BAY@");
        assertThat(found(WORD, "deploy/README.md", 0)).isEqualTo(words);
    }

    @Test
    void every_fault_of_the_lab_has_its_page_in_the_runbook() throws IOException {
        Set<String> faults = found(FAULT, "deploy/lab/faults.py", 1);
        faults.remove("none");

        assertThat(faults).contains("partition");
        assertThat(read("deploy/runbook.md"))
                .contains(faults.stream().map(fault -> "`" + fault + "`").toList());
    }

    @Test
    void the_unit_gives_the_database_address_that_the_guide_gives() throws IOException {
        Set<String> options = found(ADDRESS_OPTIONS, "deploy/systemd/quitus.service", 1);

        assertThat(options).hasSize(1).isEqualTo(found(ADDRESS_OPTIONS, "docs/guides/external-postgresql.md", 1));
    }

    @Test
    void the_manager_never_writes_the_leaders_key_without_comparing_nor_promotes_without_the_gate() throws IOException {
        assertThat(read("deploy/patroni/patroni.yml").lines().map(line -> line.replaceFirst("\\s*#.*", "")))
                .contains("etcd:", "    synchronous_mode: true", "    synchronous_mode_strict: true")
                .anyMatch(line -> line.startsWith("  pre_promote: '@GATE@ "))
                .doesNotContain("etcd3:", "zookeeper:", "raft:");
    }

    private Set<String> found(Pattern pattern, String file, int group) throws IOException {
        return pattern.matcher(read(file))
                .results()
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }
}
