package fr.quitus.api.json;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads a command from its JSON and names the place of what is wrong. */
public final class CommandReader {
    /** First of the three bytes that UTF-8 would need for a surrogate. */
    private static final byte SURROGATE_LEAD = (byte) 0xED;

    private CommandReader() {}

    /** @throws InvalidBody with every missing field and unreadable text, or the first malformed place */
    public static <T> T read(byte[] json, Class<T> type) {
        T whole = isPlain(json) ? readWhole(json, type) : null;
        return whole == null ? readPlaceByPlace(json, type) : whole;
    }

    /** No escape and no byte of a surrogate: then no text can hold half a character. */
    private static boolean isPlain(byte[] json) {
        for (byte b : json) {
            if (b == '\\' || b == SURROGATE_LEAD) {
                return false;
            }
        }
        return true;
    }

    /** A command without a fault, in one pass; anything doubtful is read again by whoever can name the place. */
    private static <T> @Nullable T readWhole(byte[] json, Class<T> type) {
        try {
            T command = LedgerJson.mapper().readValue(json, type);
            Completeness.require(command, text -> Texts.required("Ce texte", text));
            return command;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Reads a tree first, to find every fault of it and name its place. */
    static <T> T readPlaceByPlace(byte[] json, Class<T> type) {
        JsonNode tree = tree(json);
        List<FieldError> errors = new ArrayList<>();
        collectUnreadable(tree, "", errors);
        collectMissing(tree, type, "", errors);
        if (!errors.isEmpty()) {
            throw new InvalidBody(errors.stream().distinct().toList());
        }
        try {
            return LedgerJson.mapper().treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new InvalidBody(List.of(new FieldError(pointer(e), detail(e))));
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = LedgerJson.mapper().readTree(json);
            if (tree.isObject()) {
                return tree;
            }
        } catch (StreamConstraintsException e) {
            throw new InvalidBody(List.of(new FieldError(
                    place(e), "Un nom, un texte, un nombre ou une imbrication dépasse ce qu'une commande admet.")));
        } catch (JacksonException e) {
            throw new InvalidBody(List.of(new FieldError(place(e), malformed(e))));
        }
        throw new InvalidBody(List.of(new FieldError("", "Un objet JSON est attendu.")));
    }

    /** Where the parser stood, as far as its own text can be repeated. */
    private static String place(JacksonException e) {
        String place = e.processor() instanceof JsonParser parser
                ? parser.streamReadContext().pathAsPointer(false).toString()
                : "";
        return isReadable(place) ? place : "";
    }

    private static String malformed(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return "Le JSON est mal formé, ou ce champ est donné deux fois"
                + (at == null ? "." : " (ligne " + at.getLineNr() + ", colonne " + at.getColumnNr() + ").");
    }

    /** Half of a surrogate pair is a text that no UTF-8 can write, neither in the log nor in an answer. */
    private static void collectUnreadable(JsonNode node, String pointer, List<FieldError> errors) {
        if (node.isString() && !isReadable(node.stringValue())) {
            errors.add(new FieldError(pointer, "Ce texte contient un caractère incomplet."));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectUnreadable(node.get(i), pointer + "/" + i, errors);
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (isReadable(field.getKey())) {
                    collectUnreadable(field.getValue(), pointer + "/" + escaped(field.getKey()), errors);
                } else {
                    errors.add(new FieldError(pointer, "Un nom de champ contient un caractère incomplet."));
                }
            }
        }
    }

    private static boolean isReadable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
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
            pointer.append('/').append(escaped(name));
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A component that is not {@code @Nullable} and has no value is a field the caller forgot. */
    private static void collectMissing(JsonNode node, Class<?> type, String pointer, List<FieldError> missing) {
        if (!type.isRecord() || LedgerJson.isWord(type) || !node.isObject()) {
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
                    if (part.get(i).isNull()) {
                        missing.add(new FieldError(place + "/" + i, "Ce champ est obligatoire."));
                    }
                    collectMissing(part.get(i), element, place + "/" + i, missing);
                }
            } else if (component.getType() == String.class && part.isString()) {
                collectUnfit(part.stringValue(), place, missing);
            } else {
                collectMissing(part, component.getType(), place, missing);
            }
        }
    }

    /** Free texts have one rule; said here, it names the place. */
    private static void collectUnfit(String text, String place, List<FieldError> unfit) {
        try {
            Texts.required("Ce texte", text);
        } catch (InvalidValue e) {
            unfit.add(new FieldError(place, String.valueOf(e.getMessage())));
        }
    }
}
