package fr.quitus.app.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A YAML file as nodes that know their place. Nodes are never turned into objects, so a file makes nothing but text,
 * lists and maps; aliases and tags are refused, so its size bounds what it can cost.
 */
final class YamlFile {
    static final int FILE_SIZE_BYTES_MAX = 256 * 1024;
    static final int NESTING_DEPTH_MAX = 20;

    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private final String name;
    private final @Nullable Node root;

    private YamlFile(String name, @Nullable Node root) {
        this.name = name;
        this.root = root;
    }

    static YamlFile read(Path path) {
        String name = String.valueOf(path.getFileName());
        try (InputStream bytes = Files.newInputStream(path)) {
            return read(name, bytes);
        } catch (IOException e) {
            throw new UnreadableScenario(new Place(name, 1, 1), "le fichier " + path + " ne se lit pas (" + e + ").");
        }
    }

    static YamlFile read(String name, InputStream bytes) throws IOException {
        byte[] content = bytes.readNBytes(FILE_SIZE_BYTES_MAX + 1);
        Place start = new Place(name, 1, 1);
        if (content.length > FILE_SIZE_BYTES_MAX) {
            throw new UnreadableScenario(start, "le fichier dépasse " + FILE_SIZE_BYTES_MAX + " octets.");
        }
        try {
            return parse(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new UnreadableScenario(start, "le fichier n'est pas en UTF-8.");
        }
    }

    static YamlFile parse(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(NESTING_DEPTH_MAX + 1);
        options.setCodePointLimit(FILE_SIZE_BYTES_MAX);
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options);
        try {
            refuseCostlyEvents(name, yaml.parse(new StringReader(text)));
            return new YamlFile(name, yaml.compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            throw new UnreadableScenario(place(name, e.getProblemMark()), "YAML invalide : " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw new UnreadableScenario(new Place(name, 1, 1), "YAML invalide : " + e.getMessage() + ".");
        }
    }

    private static void refuseCostlyEvents(String name, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof AliasEvent) {
                throw new UnreadableScenario(place(name, event.getStartMark()), "les alias (*) sont refusés.");
            }
            if (event instanceof CollectionStartEvent && ++depth > NESTING_DEPTH_MAX) {
                throw new UnreadableScenario(
                        place(name, event.getStartMark()), "plus de " + NESTING_DEPTH_MAX + " niveaux imbriqués.");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    /** The whole file, which is a mapping. */
    YamlFields fields(String what, Set<String> keys) {
        if (root == null) {
            throw new UnreadableScenario(new Place(name, 1, 1), "le fichier est vide.");
        }
        return new YamlFields(this, root, what, keys);
    }

    Place place(Node node) {
        return place(name, node.getStartMark());
    }

    private static Place place(String name, @Nullable Mark mark) {
        return mark == null ? new Place(name, 1, 1) : new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    UnreadableScenario unreadable(Node node, String problem) {
        return new UnreadableScenario(place(node), problem);
    }

    /** A word, as written: {@code 0156} stays four digits and {@code 12000.00} keeps its cents. */
    String text(Node node) {
        if (node instanceof ScalarNode word && PLAIN_TAGS.contains(node.getTag()) && !isNull(word)) {
            return word.getValue();
        }
        throw unreadable(node, "une valeur simple est attendue ici.");
    }

    private static boolean isNull(ScalarNode word) {
        return word.getTag().equals(Tag.NULL);
    }

    /** A mapping, its keys words and each written once. */
    SequencedMap<String, Node> map(Node node) {
        if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
            throw unreadable(node, "un bloc « clé: valeur » est attendu ici.");
        }
        SequencedMap<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                throw unreadable(tuple.getKeyNode(), "la clé « " + key + " » est écrite deux fois.");
            }
        }
        return values;
    }

    /** The node of a key, for its place. */
    Node keyNode(Node node, String key) {
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (text(tuple.getKeyNode()).equals(key)) {
                return tuple.getKeyNode();
            }
        }
        throw new IllegalStateException(place(node) + " has no key " + key);
    }

    List<Node> list(Node node) {
        if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
            return List.copyOf(sequence.getValue());
        }
        throw unreadable(node, "une liste (« - ») est attendue ici.");
    }

    boolean isText(Node node) {
        return node instanceof ScalarNode;
    }

    boolean isMap(Node node) {
        return node instanceof MappingNode;
    }
}
