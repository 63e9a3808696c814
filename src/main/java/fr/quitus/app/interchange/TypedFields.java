package fr.quitus.app.interchange;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.value.FiscalYear;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Champs en colonnes as the JSON of a command: {@code supplier.siret} is a field of a field, {@code lines.1.amount} one
 * of the first line. Columns hold only texts, so the command's own type says where a number is meant.
 */
final class TypedFields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TypedFields() {}

    /** A part of the command: its own text, or parts by name. */
    private static final class Part {
        private String text = "";
        private final Map<String, Part> parts = new LinkedHashMap<>();
    }

    /** What fits no field is left as it is, for the reader of commands to name. */
    static JsonNode tree(Map<String, String> fields, Class<?> command) {
        Part root = new Part();
        fields.forEach((title, text) -> {
            Part part = root;
            for (String step : title.split("\\.", -1)) {
                part = part.parts.computeIfAbsent(step, _ -> new Part());
            }
            part.text = text;
        });
        return object(root, ResolvableType.forClass(command));
    }

    private static JsonNode node(Part part, ResolvableType type) {
        Class<?> raw = type.toClass();
        if (Collection.class.isAssignableFrom(raw)) {
            ArrayNode array = JSON.arrayNode();
            part.parts
                    .values()
                    .forEach(item ->
                            array.add(node(item, type.as(Collection.class).getGeneric(0))));
            return array;
        }
        boolean word = raw == FiscalYear.class || LedgerJson.words().contains(raw);
        if (!part.parts.isEmpty() && !word) {
            return object(part, type);
        }
        return leaf(part.text, raw);
    }

    private static ObjectNode object(Part part, ResolvableType type) {
        ObjectNode object = JSON.objectNode();
        part.parts.forEach((name, child) -> object.set(name, node(child, component(type, name))));
        return object;
    }

    private static ResolvableType component(ResolvableType type, String name) {
        if (Map.class.isAssignableFrom(type.toClass())) {
            return type.as(Map.class).getGeneric(1);
        }
        if (type.toClass().isRecord()) {
            for (RecordComponent component : type.toClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return ResolvableType.forType(component.getGenericType(), type);
                }
            }
        }
        return ResolvableType.forClass(String.class);
    }

    private static JsonNode leaf(String text, Class<?> raw) {
        boolean number = raw == int.class || raw == Integer.class || raw == long.class || raw == FiscalYear.class;
        if (number && text.matches("-?[0-9]{1,9}")) {
            return JSON.numberNode(Integer.parseInt(text));
        }
        if ((raw == boolean.class || raw == Boolean.class) && text.matches("true|false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return JSON.stringNode(text);
    }
}
