package fr.quitus.projections.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row as PostgreSQL writes it in text: in parentheses, commas between, quotes where they are needed. */
final class CompositeText {
    private static final Pattern PLAIN = Pattern.compile("[^\\s\"\\\\(),]+");

    private CompositeText() {}

    static String of(List<@Nullable String> values) {
        return values.stream().map(CompositeText::field).collect(Collectors.joining(",", "(", ")"));
    }

    private static String field(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return PLAIN.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }
}
