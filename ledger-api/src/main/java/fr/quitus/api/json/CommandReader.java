package fr.quitus.api.json;

import fr.quitus.domain.value.InvalidValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads a command from its JSON and names the place of what is wrong. */
public final class CommandReader {
    private CommandReader() {}

    /** @throws InvalidBody with every missing field, or the first malformed one */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            JsonNode tree = LedgerJson.mapper().readTree(json);
            if (!tree.isObject()) {
                throw new InvalidBody(List.of(new FieldError("", "Un objet JSON est attendu.")));
            }
            List<FieldError> missing = new ArrayList<>();
            collectMissing(tree, type, "", missing);
            if (!missing.isEmpty()) {
                throw new InvalidBody(missing);
            }
            return LedgerJson.mapper().treeToValue(tree, type);
        } catch (StreamReadException e) {
            throw new InvalidBody(List.of(new FieldError(pointer(e), malformed(e))));
        } catch (JacksonException e) {
            throw new InvalidBody(List.of(new FieldError(pointer(e), detail(e))));
        }
    }

    private static String malformed(StreamReadException e) {
        return "JSON mal formé (ligne " + e.getLocation().getLineNr() + ", colonne "
                + e.getLocation().getColumnNr() + ").";
    }

    private static String detail(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue || cause instanceof NotAText) {
                return firstLine(cause);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return "Le champ « " + unknown.getPropertyName() + " » n'existe pas dans cette commande.";
            }
            if (cause instanceof InvalidFormatException format) {
                return expected(format);
            }
        }
        return "La valeur n'a pas la forme attendue.";
    }

    private static String expected(InvalidFormatException format) {
        Class<?> type = format.getTargetType();
        if (type != null && type.isEnum()) {
            return "Une de ces valeurs est attendue : " + List.of(type.getEnumConstants()) + ".";
        }
        return type != null && type.getPackageName().equals("java.time")
                ? "Une date est attendue, par exemple 2025-03-02."
                : "La valeur n'a pas la forme attendue.";
    }

    /** Jackson appends the place to the message; the pointer says it better. */
    private static String firstLine(Throwable cause) {
        String message = cause instanceof DatabindException d ? d.getOriginalMessage() : cause.getMessage();
        return message == null ? "La valeur n'a pas la forme attendue." : message;
    }

    private static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** A component that is not {@code @Nullable} and has no value is a field the caller forgot. */
    private static void collectMissing(JsonNode node, Class<?> type, String pointer, List<FieldError> missing) {
        if (!type.isRecord() || !node.isObject()) {
            return; // a word, or a value of the wrong type, which binding will name
        }
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode part = node.get(component.getName());
            String place = pointer + "/" + component.getName();
            if (part == null || part.isNull()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(new FieldError(place, "Ce champ est obligatoire."));
                }
            } else if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && part.isArray()) {
                for (int i = 0; i < part.size(); i++) {
                    collectMissing(part.get(i), element, place + "/" + i, missing);
                }
            } else {
                collectMissing(part, component.getType(), place, missing);
            }
        }
    }
}
