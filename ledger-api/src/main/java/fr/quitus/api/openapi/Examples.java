package fr.quitus.api.openapi;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.InsteadOf;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Exemples : a request of the right form for each command, every optional field given but those that are
 * given instead of another. It need not be accepted. */
final class Examples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Examples() {}

    static JsonNode of(ResolvableType type) {
        Class<?> raw = type.toClass();
        if (LedgerJson.words().contains(raw)) {
            return JSON.stringNode(Schemas.constant(raw, "EXAMPLE"));
        }
        if (raw.isRecord() && raw != FiscalYear.class) {
            ObjectNode object = JSON.objectNode();
            for (RecordComponent part : raw.getRecordComponents()) {
                if (part.isAnnotationPresent(InsteadOf.class)) {
                    continue;
                }
                object.set(part.getName(), of(ResolvableType.forType(part.getGenericType(), type)));
            }
            return object;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return JSON.arrayNode().add(of(type.as(Collection.class).getGeneric(0)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode object = JSON.objectNode();
            ResolvableType value = type.as(Map.class).getGeneric(1);
            constants(type.as(Map.class).getGeneric(0).toClass()).forEach(name -> object.set(name, of(value)));
            return object;
        }
        return scalar(raw);
    }

    private static JsonNode scalar(Class<?> raw) {
        if (raw.isEnum()) {
            return JSON.stringNode(constants(raw).findFirst().orElseThrow());
        }
        if (raw == FiscalYear.class) {
            return JSON.numberNode(2025);
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return JSON.numberNode(1);
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return JSON.booleanNode(true);
        }
        if (raw == LocalDate.class) {
            return JSON.stringNode("2025-03-02");
        }
        if (raw == String.class) {
            return JSON.stringNode("Texte");
        }
        throw new IllegalStateException("no example of " + raw.getName() + " is known");
    }

    private static Stream<String> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }
}
