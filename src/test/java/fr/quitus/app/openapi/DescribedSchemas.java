package fr.quitus.app.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.quitus.api.json.LedgerJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges JSON by the schemas of the description, with a validator that is not ours. */
final class DescribedSchemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode named;

    DescribedSchemas(JsonNode document) {
        // Where a schema on its own keeps the ones it refers to.
        this.named = LedgerJson.mapper()
                .readTree(document.at("/components/schemas").toString().replace("#/components/schemas/", "#/$defs/"));
    }

    /** What is wrong with it; empty when it fits. */
    List<String> faults(String schemaName, JsonNode json) {
        ObjectNode schema = LedgerJson.mapper().createObjectNode();
        schema.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
        schema.put("$ref", "#/$defs/" + schemaName);
        schema.set("$defs", named);
        Schema validator = registry.getSchema(schema);
        return validator.validate(json).stream().map(Error::toString).toList();
    }

    /** Whether each named schema is one by the rules of JSON Schema itself. */
    List<String> faultsOfTheSchemas() {
        Schema metaSchema = registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        return named.properties().stream()
                .flatMap(each ->
                        metaSchema.validate(each.getValue()).stream().map(fault -> each.getKey() + ": " + fault))
                .toList();
    }
}
