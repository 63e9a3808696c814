package fr.quitus.web.forms;

import fr.quitus.web.ledger.LedgerConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The forms of all commands that a person may give, read once from the interface's own description. */
@Component
public final class CommandForms {
    private static final String COMMANDS = "/api/v1/commands/";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NOT_A_PERSON = "SYSTEM_INTERFACE";
    private static final List<String> MONEY = List.of("Amount", "Balance");
    private static final int CODE_LENGTH_MAX = 200;

    private final LedgerConnection connection;
    private volatile @Nullable Map<String, CommandForm> known;

    CommandForms(LedgerConnection connection) {
        this.connection = connection;
    }

    public Optional<CommandForm> named(String command) {
        return Optional.ofNullable(byName().get(command));
    }

    /** In the order of the interface: families together, acts as they follow each other. */
    public Collection<CommandForm> all() {
        return byName().values();
    }

    private Map<String, CommandForm> byName() {
        Map<String, CommandForm> forms = known;
        if (forms == null) {
            // Two who ask at once read the same twice; nobody waits for the other.
            forms = read(connection.description());
            known = forms;
        }
        return forms;
    }

    static Map<String, CommandForm> read(JsonNode description) {
        JsonNode schemas = description.at("/components/schemas");
        Map<String, CommandForm> forms = new LinkedHashMap<>();
        description.path("paths").forEachEntry((path, methods) -> {
            if (path.startsWith(COMMANDS)) {
                CommandForm form = form(methods.path("post"), schemas);
                if (!form.roles().isEmpty()) {
                    forms.put(form.command(), form);
                }
            }
        });
        return forms;
    }

    private static CommandForm form(JsonNode command, JsonNode schemas) {
        List<String> roles = command.path("x-roles")
                .valueStream()
                .map(JsonNode::asString)
                .filter(role -> !role.equals(NOT_A_PERSON))
                .toList();
        boolean onAFile = command.path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("$ref").asString("").endsWith("/If-Match"));
        JsonNode body = command.at("/requestBody/content/application~1json/schema");
        return new CommandForm(
                command.path("operationId").asString(),
                command.at("/tags/0").asString(),
                roles,
                onAFile,
                fields(resolved(body, schemas), schemas));
    }

    private static List<Field> fields(JsonNode schema, JsonNode schemas) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        List<Field> fields = new ArrayList<>();
        schema.path("properties")
                .forEachEntry((name, property) ->
                        fields.add(new Field(name, required.contains(name), shape(property, schemas))));
        return fields;
    }

    private static Shape shape(JsonNode property, JsonNode schemas) {
        if (property.has("anyOf")) {
            return shape(property.at("/anyOf/0"), schemas); // or null: the field is left out
        }
        String name = nameOf(property);
        JsonNode schema = resolved(property, schemas);
        if (schema.has("enum")) {
            return choice(property, schemas);
        }
        if (schema.has("properties")) {
            return new Shape.Group(name, fields(schema, schemas));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> byKey(schema, schemas);
            case "array" -> several(schema.path("items"), schemas);
            case "boolean" -> new Shape.YesNo();
            case "integer" -> new Shape.Whole();
            case "string" -> text(name, schema);
            default -> throw new IllegalStateException("no field is made of " + property);
        };
    }

    private static Shape text(String name, JsonNode schema) {
        if (schema.path("format").asString("").equals("date")) {
            return new Shape.Day();
        }
        return MONEY.contains(name)
                ? new Shape.Money()
                : new Shape.Text(
                        name,
                        schema.path("maxLength").asInt(CODE_LENGTH_MAX),
                        schema.at("/examples/0").asStringOpt().orElse(null));
    }

    private static Shape byKey(JsonNode schema, JsonNode schemas) {
        Shape.Choice keys = choice(schema.path("propertyNames"), schemas);
        boolean marks = schema.at("/additionalProperties/type").asString("").equals("boolean");
        return marks ? new Shape.Marks(keys) : new Shape.Remarks(keys);
    }

    private static Shape several(JsonNode items, JsonNode schemas) {
        return switch (shape(items, schemas)) {
            case Shape.Group group -> new Shape.Rows(group);
            case Shape.Choice choice -> new Shape.Several(choice);
            case Shape.Text text -> new Shape.Lines(text);
            case Shape other -> throw new IllegalStateException("no list is made of " + other);
        };
    }

    private static Shape.Choice choice(JsonNode property, JsonNode schemas) {
        return new Shape.Choice(
                nameOf(property),
                resolved(property, schemas)
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private static JsonNode resolved(JsonNode property, JsonNode schemas) {
        return property.has("$ref") ? schemas.path(nameOf(property)) : property;
    }

    private static String nameOf(JsonNode property) {
        String reference = property.path("$ref").asString("");
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
    }
}
