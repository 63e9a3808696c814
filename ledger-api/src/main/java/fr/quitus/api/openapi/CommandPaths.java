package fr.quitus.api.openapi;

import fr.quitus.api.door.CommandController;
import fr.quitus.api.json.CommandReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import java.util.List;
import java.util.Locale;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adresses des commandes : one door, written once for each command that it reads. */
final class CommandPaths {
    private static final List<Integer> STATUSES =
            List.of(400, 401, 403, 404, 405, 406, 408, 409, 413, 415, 422, 429, 500, 503);
    private static final List<Integer> FILE_STATUSES = List.of(412, 428);

    private final Schemas schemas;

    CommandPaths(Schemas schemas) {
        this.schemas = schemas;
    }

    static String pathOf(String command) {
        return CommandController.PATH.replace("{name}", command);
    }

    /** The headers of every command, once. */
    static void parameters(ObjectNode parameters) {
        header(
                        parameters,
                        CommandController.KEY_HEADER,
                        true,
                        "Clé d'idempotence: the caller's own; the same key and body get the first answer again.")
                .put("type", "string")
                .put("pattern", "^" + CommandController.KEY_PATTERN + "$");
        header(parameters, "If-Match", true, "ETag of the file, as it was read or as the last act on it answered.")
                .put("type", "string")
                .put("pattern", "^" + CommandController.ETAG_PATTERN + "$");
        header(
                        parameters,
                        CommandController.SIMULATED_TIME_HEADER,
                        false,
                        "When the act happens, on a demonstration instance; refused on one that keeps real accounts.")
                .put("type", "string")
                .put("format", "date-time");
        parameters
                .putObject(CommandController.SIMULATE)
                .put("name", CommandController.SIMULATE)
                .put("in", "query")
                .put("required", false)
                .put(
                        "description",
                        "true: same decision, nothing written, no Idempotency-Key needed; numbers are zeros.")
                .putObject("schema")
                .put("type", "boolean")
                .put("default", false);
    }

    private static ObjectNode header(ObjectNode parameters, String name, boolean required, String description) {
        return parameters
                .putObject(name)
                .put("name", name)
                .put("in", "header")
                .put("required", required)
                .put("description", description)
                .putObject("schema");
    }

    ObjectNode operation(String name, Class<? extends LedgerCommand> type) {
        JsonNode example = Examples.of(ResolvableType.forClass(type));
        LedgerCommand read = CommandReader.read(LedgerJson.mapper().writeValueAsBytes(example), type);
        boolean onAFile = CommandController.actsOnAFile(type);

        ObjectNode operation = Schemas.object().put("operationId", name);
        operation.putArray("tags").add(familyOf(type));
        ArrayNode roles = operation.putArray("x-roles");
        read.allowedRoles().stream().map(Enum::name).sorted().forEach(roles::add);
        ArrayNode parameters = operation.putArray("parameters");
        refer(parameters, CommandController.KEY_HEADER);
        if (onAFile) {
            refer(parameters, "If-Match");
        }
        refer(parameters, CommandController.SIMULATED_TIME_HEADER);
        refer(parameters, CommandController.SIMULATE);
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        ObjectNode json = body.putObject("content").putObject("application/json");
        json.set("schema", schemas.request(type));
        json.set("example", example);
        responses(operation.putObject("responses"), onAFile);
        return operation;
    }

    private void responses(ObjectNode responses, boolean onAFile) {
        accepted(
                responses.putObject("200"),
                "Accepted; the act had already been done, nothing was written. Simulated: what would be written.",
                CommandController.Receipt.class,
                CommandController.SimulatedReceipt.class);
        accepted(
                responses.putObject("201"),
                "Accepted and written on at least two bays.",
                CommandController.Receipt.class);
        STATUSES.forEach(status -> ProblemResponses.refer(responses, status));
        if (onAFile) {
            FILE_STATUSES.forEach(status -> ProblemResponses.refer(responses, status));
        }
    }

    private void accepted(ObjectNode response, String description, Class<?>... receipts) {
        response.put("description", description);
        ObjectNode headers = response.putObject("headers");
        text(headers, "ETag", "Version of the aggregate, for the next act's If-Match.");
        text(headers, CommandController.POSITION_HEADER, "Place in the log of the command's last event.");
        text(headers, CommandController.REPLAYED_HEADER, "true when this is the first answer, given again.");
        text(headers, CommandController.SIMULATED_HEADER, "true when nothing was written.");
        ObjectNode json = response.putObject("content").putObject("application/json");
        if (receipts.length == 1) {
            json.set("schema", schemas.of(ResolvableType.forClass(receipts[0])));
            return;
        }
        ArrayNode oneOf = json.putObject("schema").putArray("oneOf");
        for (Class<?> receipt : receipts) {
            oneOf.add(schemas.of(ResolvableType.forClass(receipt)));
        }
    }

    private static void text(ObjectNode headers, String name, String description) {
        headers.putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static void refer(ArrayNode parameters, String name) {
        parameters.addObject().put("$ref", "#/components/parameters/" + name);
    }

    /** {@code BudgetCommand} holds the acts tagged {@code budget}. */
    static String familyOf(Class<? extends LedgerCommand> type) {
        return type.getEnclosingClass()
                .getSimpleName()
                .replaceFirst("Command$", "")
                .toLowerCase(Locale.ROOT);
    }
}
