package fr.quitus.api.openapi;

import fr.quitus.api.door.DoorProblems;
import fr.quitus.api.door.ErrorCode;
import fr.quitus.api.door.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Réponses de refus : one for each status, with all the codes it may come with. */
final class ProblemResponses {
    private ProblemResponses() {}

    static void refer(ObjectNode responses, int status) {
        responses.putObject(String.valueOf(status)).put("$ref", "#/components/responses/Problem" + status);
    }

    /** For questions: any problem. */
    static void referAny(ObjectNode responses) {
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    static void describe(ObjectNode responses, Schemas schemas) {
        Map<Integer, List<ErrorCode>> byStatus = new TreeMap<>();
        ErrorCode.all().forEach(code -> byStatus.computeIfAbsent(code.status(), _ -> new ArrayList<>())
                .add(code));
        body(
                responses.putObject("Problem").put("description", "Refused (RFC 9457); the status is in the body too."),
                schemas);
        byStatus.forEach((status, codes) -> {
            String names = String.join(", ", codes.stream().map(ErrorCode::code).toList());
            ObjectNode response = responses.putObject("Problem" + status).put("description", names);
            if (status == 429 || status == 503) {
                response.putObject("headers")
                        .putObject("Retry-After")
                        .put("description", "Seconds to wait.")
                        .putObject("schema")
                        .put("type", "integer");
            }
            body(response, schemas);
            ArrayNode list = response.putArray("x-codes");
            codes.forEach(code -> describe(list.addObject(), code));
        });
    }

    private static void body(ObjectNode response, Schemas schemas) {
        response.putObject("content")
                .putObject(DoorProblems.MEDIA_TYPE)
                .set("schema", schemas.of(ResolvableType.forClass(Problem.class)));
    }

    private static void describe(ObjectNode entry, ErrorCode code) {
        entry.put("code", code.code()).put("title", code.title()).put("remede", code.remedy());
        if (code.law() != null) {
            entry.put("law", code.law());
        }
    }
}
