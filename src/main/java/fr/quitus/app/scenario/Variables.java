package fr.quitus.app.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that stand for values in a scenario, {@code ${ej}}: given under {@code values} or saved from an answer. */
final class Variables {
    /** {@code ${ej${n}}} takes two turns; more turns than this is a value that names itself. */
    private static final int SUBSTITUTION_TURNS_MAX = 4;

    private static final Pattern INNERMOST = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]{0,63})}");

    private final Map<String, String> values;

    Variables(Map<String, String> values) {
        this.values = new HashMap<>(values);
    }

    static boolean mentioned(String text) {
        return text.contains("${");
    }

    /** A copy in which {@code name} has a value of its own. */
    Variables with(String name, String value) {
        Variables copy = new Variables(values);
        copy.save(name, value);
        return copy;
    }

    void save(String name, String value) {
        values.put(name, value);
    }

    /** @throws NotCheckable if a name in it has no value */
    String resolve(String text) {
        String resolved = text;
        for (int turn = 0; mentioned(resolved); turn++) {
            if (turn == SUBSTITUTION_TURNS_MAX) {
                throw new NotCheckable("« " + text + " » ne se résout pas en " + SUBSTITUTION_TURNS_MAX + " tours");
            }
            String before = resolved;
            resolved = INNERMOST.matcher(before).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
            if (resolved.equals(before)) {
                throw new NotCheckable("« " + text + " » n'est pas une référence de la forme ${nom}");
            }
        }
        return resolved;
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new NotCheckable("la valeur ${" + name + "} n'est pas connue");
        }
        return value;
    }
}
