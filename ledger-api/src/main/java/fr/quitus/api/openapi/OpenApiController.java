package fr.quitus.api.openapi;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v1/openapi.json} : the description of what this very instance answers. */
@RestController
public final class OpenApiController {
    public static final String PATH = "/api/v1/openapi.json";

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private volatile @Nullable JsonNode document;

    /** @param mapping asked for late: it is itself made from the controllers */
    public OpenApiController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JsonNode> describe() {
        JsonNode known = document;
        if (known == null) {
            known = OpenApiDocument.of(Operation.mappedBy(mapping.getObject()));
            document = known; // the mappings never change after the start
        }
        return ResponseEntity.ok(known);
    }
}
