package fr.quitus.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guide of files names every limit with its value and every refusal with its rule. Its two tables are rewritten by
 * this test with {@code -Dquitus.docs.write=true}; what stands around them is written by hand.
 */
class FilesGuideTest {
    private static final Path GUIDE = Path.of(System.getProperty("quitus.root", ".."), "docs", "guides", "files.md");

    @Test
    void the_guide_says_what_the_code_does() throws IOException, URISyntaxException, ReflectiveOperationException {
        String guide = Files.readString(GUIDE);
        String written = with(with(guide, "limits", limits()), "codes", codes());

        if (Boolean.getBoolean("quitus.docs.write")) {
            Files.writeString(GUIDE, written);
        }

        assertThat(Files.readString(GUIDE))
                .as("mvn -pl interchange -am test -Dtest=FilesGuideTest -Dquitus.docs.write=true")
                .isEqualTo(written);
    }

    private static String with(String guide, String table, List<String> rows) {
        Pattern part = Pattern.compile("(?s)(<!-- " + table + " -->\n\\|[^\n]*\n\\|[^\n]*\n).*?(<!-- end -->)");
        assertThat(part.matcher(guide).results().count()).as(table).isEqualTo(1);
        return part.matcher(guide)
                .replaceFirst(match -> match.group(1).replace("\\", "\\\\").replace("$", "\\$")
                        + String.join("", rows)
                        + match.group(2));
    }

    private static List<String> codes() {
        List<String> rows = new ArrayList<>();
        for (FileFault fault : FileFault.values()) {
            rows.add("| `%s` | %s |\n".formatted(fault, fault.rule()));
        }
        return rows;
    }

    /** Every constant of the module that ends with MAX. */
    private static List<String> limits() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path root = Path.of(IncomingFile.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .sorted()
                    .toList();
        }
        List<String> rows = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, FilesGuideTest.class.getClassLoader());
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().endsWith("_MAX")) {
                    field.setAccessible(true);
                    Object value = field.get(null);
                    String text = value instanceof Number number
                            ? String.format(Locale.ROOT, "%,d", number.longValue())
                            : value + " euros";
                    rows.add("| `%s` | `%s` | %s |\n".formatted(type.getSimpleName(), field.getName(), text));
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(15);
        return rows;
    }
}
