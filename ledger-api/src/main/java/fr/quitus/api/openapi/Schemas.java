package fr.quitus.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.InsteadOf;
import fr.quitus.domain.value.Texts;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schémas : what a class is in JSON, by the rules of {@link LedgerJson}. Records, enums and words are named once. */
final class Schemas {
    /** Most lines of the acts that have a limit of their own. */
    private static final Map<Class<?>, Integer> LINES_MAX = Map.of(
            DraftCommitment.class, DraftCommitment.COMMITMENT_LINES_MAX,
            EstablishClaim.class, EstablishClaim.CLAIM_LINES_MAX);

    private final Map<String, ObjectNode> named = new TreeMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private boolean asked;

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** All schemas with a name, in its order. */
    ObjectNode components() {
        ObjectNode all = object();
        named.forEach(all::set);
        return all;
    }

    /** The schema of what is asked: nothing more may be sent, and texts are bounded. */
    ObjectNode request(Class<?> type) {
        asked = true;
        try {
            return of(ResolvableType.forClass(type));
        } finally {
            asked = false;
        }
    }

    ObjectNode of(ResolvableType type) {
        Class<?> raw = type.toClass();
        if (LedgerJson.words().contains(raw)) {
            return reference(raw.getSimpleName(), raw.getName(), word(raw));
        }
        if (raw.isEnum()) {
            return reference(nameOf(type), raw.getName(), choice(raw));
        }
        if (raw == FiscalYear.class) {
            return object().put("type", "integer")
                    .put("minimum", FiscalYear.YEAR_MIN)
                    .put("maximum", FiscalYear.YEAR_MAX);
        }
        if (raw.isRecord()) {
            return record(type);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return array(type);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(type);
        }
        return scalar(raw);
    }

    private ObjectNode scalar(Class<?> raw) {
        ObjectNode schema = object();
        if (raw == String.class) {
            schema.put("type", "string");
            return asked ? schema.put("minLength", 1).put("maxLength", Texts.TEXT_LENGTH_MAX) : schema;
        }
        if (raw == int.class || raw == Integer.class) {
            return schema.put("type", "integer").put("format", "int32");
        }
        if (raw == long.class || raw == Long.class) {
            return schema.put("type", "integer").put("format", "int64");
        }
        if (raw == double.class || raw == Double.class) {
            return schema.put("type", "number"); // measures of the service; an amount is a text
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        }
        if (raw == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (Resource.class.isAssignableFrom(raw)) {
            return schema.put("type", "string").put("format", "binary");
        }
        if (raw == Object.class || raw == LedgerEvent.class || JsonNode.class.isAssignableFrom(raw)) {
            return schema; // anything
        }
        throw new IllegalStateException("nobody says how " + raw.getName() + " is written in JSON");
    }

    /** A word says its own form; a class that does not cannot be described. */
    private static ObjectNode word(Class<?> type) {
        ObjectNode schema = object().put("type", "string").put("pattern", "^(?:" + constant(type, "PATTERN") + ")$");
        schema.putArray("examples").add(constant(type, "EXAMPLE"));
        return schema;
    }

    static String constant(Class<?> word, String name) {
        try {
            return String.valueOf(word.getField(name).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(word + " has no public constant " + name, e);
        }
    }

    private static ObjectNode choice(Class<?> type) {
        ObjectNode schema = object().put("type", "string");
        ArrayNode names = schema.putArray("enum");
        Stream.of(type.getEnumConstants()).forEach(constant -> names.add(((Enum<?>) constant).name()));
        return schema;
    }

    private ObjectNode array(ResolvableType type) {
        ObjectNode schema = object().put("type", "array");
        schema.set("items", of(type.as(Collection.class).getGeneric(0)));
        return Set.class.isAssignableFrom(type.toClass()) ? schema.put("uniqueItems", true) : schema;
    }

    /** Keys are texts in JSON: a number is written in digits. */
    private ObjectNode map(ResolvableType type) {
        ResolvableType key = type.as(Map.class).getGeneric(0);
        ObjectNode schema = object().put("type", "object");
        if (key.toClass() == Integer.class) {
            schema.putObject("propertyNames").put("pattern", "^[0-9]{1,10}$");
        } else if (key.toClass() != String.class) {
            schema.set("propertyNames", of(key));
        }
        schema.set("additionalProperties", of(type.as(Map.class).getGeneric(1)));
        return schema;
    }

    private ObjectNode record(ResolvableType type) {
        Class<?> raw = type.toClass();
        String name = nameOf(type);
        ObjectNode reference = reference(name, type.toString(), null);
        if (named.containsKey(name)) {
            return reference;
        }
        ObjectNode schema = object().put("type", "object");
        named.put(name, schema); // before its parts: a record may hold its own kind
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : raw.getRecordComponents()) {
            ResolvableType part = ResolvableType.forType(component.getGenericType(), type);
            ObjectNode partSchema = of(part);
            if (component.getName().equals("lines") && LINES_MAX.containsKey(raw)) {
                partSchema.put("minItems", 1).put("maxItems", LINES_MAX.get(raw));
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            ObjectNode property = nullable ? orNull(partSchema) : partSchema;
            InsteadOf other = component.getAnnotation(InsteadOf.class);
            if (asked && other != null) {
                property.put("description", "Instead of " + other.value() + ", never with it.");
            }
            properties.set(component.getName(), property);
            if (!nullable && !leftOutWhenEmpty(raw, part)) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        if (asked) {
            schema.put("additionalProperties", false);
        }
        return reference;
    }

    private static boolean leftOutWhenEmpty(Class<?> record, ResolvableType part) {
        JsonInclude include = record.getAnnotation(JsonInclude.class);
        return include != null
                && include.value() == JsonInclude.Include.NON_EMPTY
                && (Collection.class.isAssignableFrom(part.toClass()) || Map.class.isAssignableFrom(part.toClass()));
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(object().put("type", "null"));
        return either;
    }

    private ObjectNode reference(String name, String owner, @Nullable ObjectNode schema) {
        String known = owners.putIfAbsent(name, owner);
        if (known != null && !known.equals(owner)) {
            throw new IllegalStateException(owner + " and " + known + " have the same name " + name);
        }
        if (schema != null) {
            named.put(name, schema);
        }
        return object().put("$ref", "#/components/schemas/" + name);
    }

    /** Nested classes bear the name of what they are part of, but for commands, whose name is theirs alone. */
    private static String nameOf(ResolvableType type) {
        Class<?> raw = type.toClass();
        Class<?> outer = raw.getEnclosingClass();
        boolean alone = outer == null || LedgerCommand.class.isAssignableFrom(raw);
        String name = alone
                ? raw.getSimpleName()
                : outer.getSimpleName().replaceFirst("(Controller|Command)$", "") + raw.getSimpleName();
        StringBuilder whole = new StringBuilder(name);
        for (ResolvableType part : type.getGenerics()) {
            whole.append("Of").append(nameOf(part));
        }
        return whole.toString();
    }
}
