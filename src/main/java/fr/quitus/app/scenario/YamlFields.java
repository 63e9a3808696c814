package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A block of known keys. Any other key is refused when the block is made, whether somebody would have read it or not.
 */
final class YamlFields {
    private final YamlFile file;
    private final Node node;
    private final String what;
    private final SequencedMap<String, Node> values;

    /** @param what the block, in French, for messages */
    YamlFields(YamlFile file, Node node, String what, Set<String> keys) {
        this.file = file;
        this.node = node;
        this.what = what;
        this.values = file.map(node);
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                throw file.unreadable(
                        file.keyNode(node, key),
                        "clé inconnue « " + key + " » dans " + what + " (clés connues : "
                                + String.join(", ", new TreeSet<>(keys)) + ").");
            }
        }
    }

    YamlFile file() {
        return file;
    }

    Place place() {
        return file.place(node);
    }

    Place place(String key) {
        return file.place(file.keyNode(node, key));
    }

    UnreadableScenario unreadable(String key, String problem) {
        return new UnreadableScenario(place(key), problem);
    }

    Set<String> keys() {
        return values.sequencedKeySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable Node optional(String key) {
        return values.get(key);
    }

    Node node(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw new UnreadableScenario(place(), "la clé « " + key + " » manque dans " + what + ".");
        }
        return value;
    }

    String text(String key) {
        return file.text(node(key));
    }

    @Nullable String optionalText(String key) {
        return has(key) ? text(key) : null;
    }

    List<Node> items(String key) {
        return file.list(node(key));
    }

    List<String> texts(String key) {
        return items(key).stream().map(file::text).toList();
    }

    SequencedMap<String, Node> map(String key) {
        return file.map(node(key));
    }

    /** A whole number between two bounds, both included. */
    int whole(String key, int from, int to) {
        String text = text(key);
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= from && value <= to) {
                return value;
            }
        }
        throw file.unreadable(
                node(key), "« " + key + " » est un nombre entier de " + from + " à " + to + ", pas « " + text + " ».");
    }

    /** A key whose only value is {@code true}: to expect the contrary, leave it out or expect a refusal. */
    void onlyTrue(String key) {
        if (!text(key).equals("true")) {
            throw file.unreadable(node(key), "« " + key + " » n'a qu'une valeur : true.");
        }
    }

    Balance amount(String key) {
        return amount(file, node(key));
    }

    static Balance amount(YamlFile file, Node node) {
        try {
            return Amounts.parse(file.text(node));
        } catch (InvalidValue e) {
            throw file.unreadable(node, String.valueOf(e.getMessage()));
        }
    }
}
