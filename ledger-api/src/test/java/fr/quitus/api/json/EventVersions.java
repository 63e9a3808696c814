package fr.quitus.api.json;

import fr.quitus.domain.value.InsteadOf;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of every published event version, one line each, and the rule that such lines are only added. The form is
 * read off the record and off the sample's JSON together, so that neither can change unseen.
 */
final class EventVersions {
    private static final JsonMapper PLAIN = new JsonMapper();
    private static final String CONSTANT = "constant ";

    private EventVersions() {}

    /** The lines that today's records and samples give: versions first, then the constants of their enums. */
    static List<String> of(Map<String, ? extends Class<?>> events, Function<String, byte[]> samples) {
        List<String> lines = new ArrayList<>();
        Set<String> constants = new TreeSet<>();
        Map<String, JsonNode> examples = new HashMap<>();
        events.forEach((name, type) -> collect(type, PLAIN.readTree(samples.apply(name)), examples));
        events.forEach((name, type) ->
                lines.add(name + " " + object(type, examples, constants) + " sample " + sha256(samples.apply(name))));
        lines.addAll(constants);
        return lines;
    }

    /** The committed lines and the new ones after them; fails when a committed line is no longer true. */
    static List<String> grown(List<String> committed, List<String> now) {
        Set<String> grown = new LinkedHashSet<>(committed);
        Map<String, String> nowByKey = now.stream().collect(Collectors.toMap(EventVersions::key, Function.identity()));
        for (String line : committed) {
            String today = nowByKey.get(key(line));
            if (today == null && line.startsWith(CONSTANT)) {
                throw new AssertionError("events were written with this " + line + ", which is gone");
            }
            if (today != null && !today.equals(line)) {
                throw new AssertionError("%s has changed; give the event its next version and leave this one:%n%s%n%s"
                        .formatted(key(line), line, today));
            }
        }
        grown.addAll(now);
        return List.copyOf(grown);
    }

    /** The name of the version, or the whole line of a constant. */
    static String key(String line) {
        return line.startsWith(CONSTANT) ? line : line.substring(0, line.indexOf(' '));
    }

    /** The names of the versions among the lines. */
    static List<String> names(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith(CONSTANT))
                .map(EventVersions::key)
                .toList();
    }

    /** Notes what stands in the samples for each component of a record, wherever the record occurs. */
    private static void collect(Type type, JsonNode json, Map<String, JsonNode> examples) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            json.forEach(element -> collect(list.getActualTypeArguments()[0], element, examples));
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            json.forEach(element -> collect(map.getActualTypeArguments()[1], element, examples));
        } else if (type instanceof Class<?> plain && isObject(plain)) {
            List<String> known = Arrays.stream(plain.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            if (!known.containsAll(json.propertyNames())) {
                throw new AssertionError("a sample has other fields than " + plain + ": " + json);
            }
            for (RecordComponent component : plain.getRecordComponents()) {
                JsonNode part = json.get(component.getName());
                if (part != null && !part.isNull()) {
                    JsonNode other = examples.putIfAbsent(place(component), part);
                    if (other != null && other.getNodeType() != part.getNodeType()) {
                        throw new AssertionError(place(component) + " has two forms: " + other + " and " + part);
                    }
                    collect(component.getGenericType(), part, examples);
                }
            }
        }
    }

    private static boolean isObject(Class<?> type) {
        return type.isRecord() && !LedgerJson.isWord(type);
    }

    private static String place(RecordComponent component) {
        return component.getDeclaringRecord().getName() + "." + component.getName();
    }

    private static String form(
            Type type, @Nullable JsonNode json, Map<String, JsonNode> examples, Set<String> constants) {
        if (json == null) {
            throw new AssertionError("no sample shows a " + type);
        }
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            return "[" + form(of.getActualTypeArguments()[0], json.get(0), examples, constants) + "]";
        }
        if (type instanceof ParameterizedType of && of.getRawType() == Map.class) {
            Type key = of.getActualTypeArguments()[0];
            constantsOf(key, constants);
            JsonNode value = json.isEmpty() ? null : json.values().iterator().next();
            return "{" + ((Class<?>) key).getSimpleName() + ": "
                    + form(of.getActualTypeArguments()[1], value, examples, constants) + "}";
        }
        if (!(type instanceof Class<?> plain)) {
            throw new AssertionError("no event had a component of this type so far: " + type);
        }
        constantsOf(plain, constants);
        return isObject(plain) ? object(plain, examples, constants) : plain.getSimpleName() + " " + kind(json);
    }

    private static String object(Class<?> type, Map<String, JsonNode> examples, Set<String> constants) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode example = examples.get(place(component));
            if (example == null && isAlternative(type, component)) {
                example = PLAIN.valueToTree(""); // the sample shows the other one, and this is a text
            }
            if (example == null) {
                throw new AssertionError("no sample shows " + place(component));
            }
            fields.add(component.getName()
                    + (isOptional(component.getAnnotatedType()) ? "?: " : ": ")
                    + form(component.getGenericType(), example, examples, constants));
        }
        return "{" + String.join(", ", fields) + "}";
    }

    /** A text that stands instead of another component, or instead of which another stands. */
    private static boolean isAlternative(Class<?> record, RecordComponent component) {
        boolean text = component.getType() == String.class || LedgerJson.isWord(component.getType());
        return text
                && (component.isAnnotationPresent(InsteadOf.class)
                        || Arrays.stream(record.getRecordComponents())
                                .map(other -> other.getAnnotation(InsteadOf.class))
                                .anyMatch(
                                        other -> other != null && other.value().equals(component.getName())));
    }

    private static boolean isOptional(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType of) {
            for (AnnotatedType argument : of.getAnnotatedActualTypeArguments()) {
                if (isOptional(argument)) {
                    throw new AssertionError("an element that may be absent has no place in an event: " + type);
                }
            }
        }
        return type.isAnnotationPresent(Nullable.class);
    }

    private static void constantsOf(Type type, Set<String> constants) {
        if (type instanceof Class<?> plain && plain.isEnum()) {
            Arrays.stream(plain.getEnumConstants())
                    .forEach(constant -> constants.add(CONSTANT + plain.getSimpleName() + "." + constant));
        }
    }

    private static String kind(JsonNode json) {
        return json.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
