package fr.quitus.app.scenario;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TextValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the body of a command against the command's own record: a field it does not have is refused, and the record's
 * types say how each word is written in JSON. Whether the values are right is for the ledger to say.
 */
final class BodyReader {
    private final YamlFile file;

    BodyReader(YamlFile file) {
        this.file = file;
    }

    Body.Fields command(Class<? extends LedgerCommand> command, Node node) {
        return object(command, node);
    }

    private Body read(Type type, Node node) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? byName((Class<?>) arguments[0], arguments[1], node)
                    : list(arguments[0], node);
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isRecord() && !TextValue.class.isAssignableFrom(simple) && simple != FiscalYear.class) {
            return object(simple, node);
        }
        Body.Word word = new Body.Word(kind(simple), file.text(node));
        if (!Variables.mentioned(word.text())) {
            checkWord(word, simple, node);
        }
        return word;
    }

    private Body.Fields object(Class<?> type, Node node) {
        Map<String, RecordComponent> components =
                Arrays.stream(type.getRecordComponents()).collect(Collectors.toMap(RecordComponent::getName, c -> c));
        YamlFields fields = new YamlFields(file, node, type.getSimpleName(), components.keySet());
        SequencedMap<String, Body> bodies = new LinkedHashMap<>();
        for (String name : fields.keys()) {
            RecordComponent component = components.get(name);
            if (component != null) {
                bodies.put(name, read(component.getGenericType(), fields.node(name)));
            }
        }
        return new Body.Fields(bodies);
    }

    private Body.Fields byName(Class<?> keyType, Type valueType, Node node) {
        Set<String> names = Arrays.stream(keyType.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.toSet());
        YamlFields fields = new YamlFields(file, node, keyType.getSimpleName(), names);
        SequencedMap<String, Body> bodies = new LinkedHashMap<>();
        fields.keys().forEach(name -> bodies.put(name, read(valueType, fields.node(name))));
        return new Body.Fields(bodies);
    }

    private Body.Items list(Type itemType, Node node) {
        List<Body> items = new ArrayList<>();
        file.list(node).forEach(item -> items.add(read(itemType, item)));
        return new Body.Items(items);
    }

    private static Body.Kind kind(Class<?> type) {
        if (type == Amount.class || type == Balance.class) {
            return Body.Kind.AMOUNT;
        }
        if (type == int.class || type == FiscalYear.class) {
            return Body.Kind.WHOLE;
        }
        return type == boolean.class || type == Boolean.class ? Body.Kind.BOOLEAN : Body.Kind.TEXT;
    }

    private void checkWord(Body.Word word, Class<?> type, Node node) {
        String text = word.text();
        boolean readable =
                switch (word.kind()) {
                    case TEXT ->
                        !type.isEnum()
                                || Arrays.stream(type.getEnumConstants())
                                        .anyMatch(constant ->
                                                ((Enum<?>) constant).name().equals(text));
                    case AMOUNT -> isAmount(text);
                    case WHOLE -> text.matches("-?[0-9]{1,9}");
                    case BOOLEAN -> text.equals("true") || text.equals("false");
                };
        if (!readable) {
            throw file.unreadable(node, "« " + text + " » n'est pas de type " + type.getSimpleName() + ".");
        }
    }

    private static boolean isAmount(String text) {
        try {
            Amounts.parse(text);
            return true;
        } catch (InvalidValue _) {
            return false;
        }
    }
}
