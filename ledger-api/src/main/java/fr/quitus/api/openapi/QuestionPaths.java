package fr.quitus.api.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adresses des questions : what each controller's method reads and answers, as its signature says. */
final class QuestionPaths {
    private final Schemas schemas;

    QuestionPaths(Schemas schemas) {
        this.schemas = schemas;
    }

    ObjectNode operation(Operation asked) {
        Method method = asked.method();
        ObjectNode operation = Schemas.object().put("operationId", asked.id());
        operation.putArray("tags").add(asked.subject());
        ArrayNode parameters = operation.putArray("parameters");
        for (Parameter parameter : method.getParameters()) {
            describe(parameters, parameter);
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                body.putObject("content")
                        .putObject(mediaType(parameter.getType()))
                        .set("schema", schemas.of(ResolvableType.forType(parameter.getParameterizedType())));
            }
        }
        file(operation, method.getAnnotation(PostMapping.class));
        ObjectNode responses = operation.putObject("responses");
        answer(responses, method);
        ProblemResponses.referAny(responses);
        if (asked.path().equals(OpenApiController.PATH)) {
            operation.putArray("security"); // read before anybody has a token
        }
        return operation;
    }

    /** A body that is a file is said by the types its address takes. */
    private static void file(ObjectNode operation, @Nullable PostMapping post) {
        if (post != null && post.consumes().length > 0) {
            ObjectNode content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            for (String type : post.consumes()) {
                bytes(content.putObject(type));
            }
        }
    }

    private static void bytes(ObjectNode content) {
        content.putObject("schema").put("type", "string").put("format", "binary");
    }

    private void answer(ObjectNode responses, Method method) {
        ResolvableType type = ResolvableType.forMethodReturnType(method);
        ResolvableType body = type.toClass() == ResponseEntity.class ? type.getGeneric(0) : type;
        GetMapping get = method.getAnnotation(GetMapping.class);
        if (get != null && List.of(get.produces()).contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            responses
                    .putObject("200")
                    .put("description", "Server-sent events, until nothing more can happen.")
                    .putObject("content")
                    .putObject(MediaType.TEXT_EVENT_STREAM_VALUE)
                    .putObject("schema")
                    .put("type", "string");
            return;
        }
        if (body.toClass() == Void.class || body.toClass() == void.class) {
            responses.putObject("204").put("description", "Done.");
            return;
        }
        boolean file = body.toClass() == byte[].class || (body.toClass() == Resource.class && produces(get));
        if (file && get != null) {
            ObjectNode content =
                    responses.putObject("200").put("description", "The file.").putObject("content");
            for (String produced : get.produces()) {
                bytes(content.putObject(produced));
            }
            return;
        }
        ResponseStatus other = method.getAnnotation(ResponseStatus.class);
        responses
                .putObject(other == null ? "200" : String.valueOf(other.value().value()))
                .put("description", "The answer.")
                .putObject("content")
                .putObject(mediaType(body.toClass()))
                .set("schema", schemas.of(body));
    }

    private static boolean produces(@Nullable GetMapping get) {
        return get != null && get.produces().length > 0;
    }

    /** Bytes come and go in the format they have; all else is JSON. */
    private static String mediaType(Class<?> body) {
        return Resource.class.isAssignableFrom(body) ? "*/*" : "application/json";
    }

    private void describe(ArrayNode parameters, Parameter parameter) {
        PathVariable path = parameter.getAnnotation(PathVariable.class);
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        if (path != null) {
            add(parameters, parameter, "path", path.name(), true, ValueConstants.DEFAULT_NONE);
        } else if (query != null) {
            add(parameters, parameter, "query", query.name(), query.required(), query.defaultValue());
        } else if (header != null) {
            add(parameters, parameter, "header", header.name(), header.required(), header.defaultValue());
        }
    }

    private void add(
            ArrayNode parameters, Parameter parameter, String in, String name, boolean required, String otherwise) {
        boolean hasDefault = !otherwise.equals(ValueConstants.DEFAULT_NONE);
        ObjectNode schema = schemas.of(ResolvableType.forType(parameter.getParameterizedType()));
        if (hasDefault) {
            schema.put("default", otherwise);
        }
        parameters
                .addObject()
                .put("name", name.isEmpty() ? parameter.getName() : name)
                .put("in", in)
                .put("required", required && !hasDefault)
                .set("schema", schema);
    }
}
