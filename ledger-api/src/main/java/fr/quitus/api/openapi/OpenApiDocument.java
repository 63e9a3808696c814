package fr.quitus.api.openapi;

import fr.quitus.api.door.CommandController;
import fr.quitus.domain.LedgerTypes;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Description de l'interface : the OpenAPI 3.1 document of the door and of the questions asked of the ledger. */
public final class OpenApiDocument {
    /** Version of the interface, which its addresses bear; not the program's. */
    static final String INTERFACE_VERSION = "1";

    private static final String CONTENT = "/responses/200/content";

    private OpenApiDocument() {}

    /** @param operations what is mapped; the door's address stands for all commands */
    public static ObjectNode of(Collection<Operation> operations) {
        Schemas schemas = new Schemas();
        ObjectNode document = Schemas.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Quitus")
                .put("version", INTERFACE_VERSION)
                .put("summary", "The accounts of a State: acts by one door, questions of what they made.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray("bearer");
        ArrayNode tags = document.putArray("tags");

        ObjectNode paths = document.putObject("paths");
        Set<String> subjects = new TreeSet<>();
        tokenPath(paths.putObject("/oauth2/token"));
        subjects.add("token");
        CommandPaths commands = new CommandPaths(schemas);
        LedgerTypes.commandsByName().forEach((name, type) -> {
            subjects.add(CommandPaths.familyOf(type));
            paths.putObject(CommandPaths.pathOf(name)).set("post", commands.operation(name, type));
        });
        QuestionPaths questions = new QuestionPaths(schemas);
        for (Operation operation : operations) {
            if (!operation.path().equals(CommandController.PATH)) {
                subjects.add(operation.subject());
                describe(path(paths, operation.path()), operation.verb(), questions.operation(operation));
            }
        }
        subjects.forEach(subject -> tags.addObject().put("name", subject));

        ObjectNode components = document.putObject("components");
        CommandPaths.parameters(components.putObject("parameters"));
        ProblemResponses.describe(components.putObject("responses"), schemas);
        components.set("schemas", schemas.components());
        securitySchemes(components.putObject("securitySchemes"));
        return document;
    }

    /** An address that answers in another format too has one description, with both. */
    private static void describe(ObjectNode path, String verb, ObjectNode operation) {
        if (path.get(verb) instanceof ObjectNode known) {
            ((ObjectNode) known.at(CONTENT)).setAll((ObjectNode) operation.at(CONTENT));
        } else {
            path.set(verb, operation);
        }
    }

    private static ObjectNode path(ObjectNode paths, String path) {
        return paths.get(path) instanceof ObjectNode known ? known : paths.putObject(path);
    }

    private static void tokenPath(ObjectNode path) {
        ObjectNode operation = path.putObject("post").put("operationId", "token");
        operation.put(
                "description",
                "Token of a ready-made identity (RFC 6749 §4.4); only a demonstration's embedded issuer answers.");
        operation.putArray("tags").add("token");
        operation.putArray("security").addObject().putArray("identity");
        ObjectNode form = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/x-www-form-urlencoded")
                .putObject("schema")
                .put("type", "object");
        form.putObject("properties").putObject("grant_type").put("const", "client_credentials");
        form.putArray("required").add("grant_type");
        ObjectNode responses = operation.putObject("responses");
        ObjectNode token = json(responses.putObject("200").put("description", "The token."));
        ObjectNode properties = token.putObject("properties");
        properties.putObject("access_token").put("type", "string");
        properties.putObject("token_type").put("const", "Bearer");
        properties.putObject("expires_in").put("type", "integer").put("description", "Seconds.");
        token.putArray("required").add("access_token").add("token_type").add("expires_in");
        for (String status : new String[] {"400", "401"}) {
            ObjectNode error = json(responses.putObject(status).put("description", "Error (RFC 6749 §5.2)."));
            error.putObject("properties").putObject("error").put("type", "string");
            error.putArray("required").add("error");
        }
    }

    private static ObjectNode json(ObjectNode response) {
        return response.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
    }

    private static void securitySchemes(ObjectNode schemes) {
        schemes.putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "RS256 token with the claims sub, role, funds_centres, posts, delegation.");
        schemes.putObject("identity")
                .put("type", "http")
                .put("scheme", "basic")
                .put("description", "Name and password of a ready-made identity.");
    }
}
