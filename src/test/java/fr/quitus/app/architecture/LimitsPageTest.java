package fr.quitus.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The page of limits: the server's settings as they are, and every bound that the code names. */
class LimitsPageTest {
    private static final SourceTree TREE = SourceTree.ofTheProject();
    private static final Path PAGE = TREE.root().resolve("docs/reference/limits.md");
    private static final Path SETTINGS = TREE.root().resolve("src/main/resources/application.yml");
    private static final String BEGIN = "<!-- constants: begin -->\n";
    private static final String END = "<!-- constants: end -->\n";

    private static final Pattern BOUND =
            Pattern.compile("(?:/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*)?(?:public |private )?static final "
                    + "(?:int|long|Duration) ((?:[A-Z0-9]+_)*(?:MAX|WAIT|TIMEOUT|DEADLINE)(?:_[A-Z]+)?) = ([^;]+);");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(server\\.[a-z.-]+)` \\| `([^`]+)` \\|");

    /** What serves requests; the command line, scenarios and trials bound themselves. */
    private static final List<String> SERVING = List.of(
            "ledger-api/src/main/java/",
            "event-store/src/main/java/",
            "projections/src/main/java/",
            "bays/src/main/java/",
            "interchange/src/main/java/",
            "src/main/java/");

    private static final List<String> NOT_SERVING =
            List.of("/app/cli/", "/app/scenario/", "/app/demo/", "/app/client/", "/app/copies/");

    @Test
    void the_page_names_every_bound_of_the_code() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("quitus.docs.write")) {
            page = page.substring(0, begin) + table + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }

        assertThat(table).contains("`RequestBodies.BODY_BYTES_MAX`", "`LedgerDatabase.LOG_CONNECTIONS_MAX`");
        assertThat(page.substring(begin, end)).isEqualTo(table);
    }

    @Test
    void the_settings_of_the_server_are_those_it_starts_with() throws IOException {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(SETTINGS));
        Properties settings = Objects.requireNonNull(yaml.getObject());
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();

        assertThat(rows).hasSizeGreaterThan(6);
        assertThat(rows).allSatisfy(row -> assertThat(settings.getProperty(row.group(1)))
                .as(row.group(1))
                .isEqualTo(row.group(2)));
        assertThat(settings.stringPropertyNames().stream().filter(name -> name.startsWith("server.tomcat.")))
                .as("settings of the server that the page does not tell")
                .allMatch(name -> rows.stream().anyMatch(row -> row.group(1).equals(name)));
    }

    private static String table() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (Path file : TREE.java()) {
            String name = TREE.relative(file);
            if (SERVING.stream().anyMatch(name::startsWith)
                    && NOT_SERVING.stream().noneMatch(name::contains)) {
                String owner = file.getFileName().toString().replace(".java", "");
                BOUND.matcher(Files.readString(file)).results().forEach(bound -> rows.add(row(owner, bound)));
            }
        }
        return "| bound | value | what it bounds |\n| - | - | - |\n" + String.join("", rows);
    }

    private static String row(String owner, MatchResult bound) {
        String told = bound.group(1) == null
                ? ""
                : bound.group(1)
                        .replaceAll("\\n\\s*\\*", " ")
                        .replaceAll("\\{@(?:code|link|value) #?([^}]*)}", "$1")
                        .replaceAll("\\s+", " ")
                        .replace("|", "\\|")
                        .strip();
        return "| `%s.%s` | `%s` | %s |\n"
                .formatted(owner, bound.group(2), bound.group(3).replaceAll("\\s+", " "), told);
    }
}
