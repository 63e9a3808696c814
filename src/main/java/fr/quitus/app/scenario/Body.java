package fr.quitus.app.scenario;

import fr.quitus.domain.value.InvalidValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The body of a command as the file writes it; values are put in when it is sent. */
sealed interface Body {
    /** How a word of the file is written in JSON. */
    enum Kind {
        TEXT,
        AMOUNT,
        WHOLE,
        BOOLEAN
    }

    record Fields(SequencedMap<String, Body> fields) implements Body {
        static final Fields NONE = new Fields(new LinkedHashMap<>());
    }

    record Items(List<Body> items) implements Body {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Word(Kind kind, String text) implements Body {
        /** @throws NotCheckable if the text is not of this kind */
        Object value(String resolved) {
            try {
                return switch (kind) {
                    case TEXT -> resolved;
                    case AMOUNT -> Amounts.parse(resolved).text();
                    case WHOLE -> Integer.valueOf(resolved);
                    case BOOLEAN -> Boolean.valueOf(resolved);
                };
            } catch (NumberFormatException | InvalidValue e) {
                throw new NotCheckable("« " + resolved + " » n'est pas de la nature attendue (" + kind + ")");
            }
        }
    }

    /** The body with its values, as maps, lists and simple values that JSON writes as they are. */
    default Object json(Variables variables) {
        return switch (this) {
            case Fields(var fields) -> {
                Map<String, Object> object = new LinkedHashMap<>();
                fields.forEach((name, body) -> object.put(name, body.json(variables)));
                yield object;
            }
            case Items(var items) ->
                items.stream().map(item -> item.json(variables)).toList();
            case Word word -> word.value(variables.resolve(word.text()));
        };
    }

    /** The resolved text of a field of the command, such as the number of the file it acts on. */
    default String word(String name, Variables variables) {
        if (this instanceof Fields(var fields) && fields.get(name) instanceof Word word) {
            return variables.resolve(word.text());
        }
        throw new NotCheckable("le champ " + name + " n'est pas donné");
    }
}
