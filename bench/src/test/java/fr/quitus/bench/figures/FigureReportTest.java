package fr.quitus.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureReportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FigureReport EVERY_KIND = new FigureReport(
            "2 x a processor",
            "abc123",
            List.of(
                    Figure.ratioAtLeast("commands", "commands/s", 30_000, 20_000, "PostgreSQL", 1.0),
                    Figure.ratioAtMost("growth", "µs", 12.5, 10, "at 1,000,000 events", 1.2),
                    Figure.compared("beside stock", "commands/s", 300, 100, "stock"),
                    Figure.atMost("p99", "ms", 31, 30),
                    Figure.zero("lost", "commands", 0),
                    Figure.told("in all", "bytes/event", 812.25)));

    @Test
    void the_object_has_the_shape_its_schema_describes() throws IOException {
        JsonNode schema = schema();
        JsonNode report = JSON.readTree(EVERY_KIND.json());

        assertFits(report, schema);
        JsonNode figure = schema.at("/properties/figures/items");
        assertThat(report.path("figures")).hasSize(6).allSatisfy(each -> assertFits(each, figure));
    }

    @Test
    void a_goal_is_a_floor_for_rates_and_a_ceiling_for_what_is_named_so() {
        assertThat(EVERY_KIND.figures())
                .extracting(Figure::holds)
                .containsExactly(true, false, null, false, true, null);
        assertThat(EVERY_KIND.figures()).extracting(Figure::ratio).containsExactly(1.5, 1.25, 3.0, null, null, null);
        assertThat(EVERY_KIND.figures()).extracting(Figure::name).contains("growth (at most)", "p99 (at most)");
        assertThat(EVERY_KIND.figures().stream().filter(Figure::missed)).hasSize(2);
    }

    @Test
    void exactly_the_goal_is_enough() {
        assertThat(Figure.ratioAtLeast("a", "x", 5, 10, "b", 0.5).holds()).isTrue();
        assertThat(Figure.ratioAtMost("a", "x", 5, 10, "b", 0.5).holds()).isTrue();
        assertThat(Figure.atMost("a", "ms", 30, 30).holds()).isTrue();
        assertThat(Figure.zero("a", "x", 1).holds()).isFalse();
    }

    @Test
    void the_table_says_what_is_missed() {
        assertThat(EVERY_KIND.table().lines().skip(2))
                .containsExactly(
                        "| commands | commands/s | 30,000 | 20,000 (PostgreSQL) | 1.5 | ≥ 1 | yes |",
                        "| growth | µs | 12.5 | 10 (at 1,000,000 events) | 1.25 | ≤ 1.2 | **no** |",
                        "| beside stock | commands/s | 300 | 100 (stock) | 3 |  |  |",
                        "| p99 | ms | 31 |  |  | ≤ 30 | **no** |",
                        "| lost | commands | 0 |  |  | ≤ 0 | yes |",
                        "| in all | bytes/event | 812 |  |  |  |  |");
    }

    @Test
    void nothing_is_reported_that_was_not_measured() {
        assertThatThrownBy(() -> Figure.told("a", "x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Figure.compared("a", "x", 1, 0, "a peer that did nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a peer that did nothing");
    }

    private static void assertFits(JsonNode object, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        assertThat(names(object)).isEqualTo(names(properties));
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(names(properties));
        object.properties().forEach(field -> assertThat(
                        types(properties.path(field.getKey()).path("type")))
                .as(field.getKey())
                .contains(type(field.getValue())));
    }

    private static Set<String> names(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }

    private static List<String> types(JsonNode type) {
        return type.isString()
                ? List.of(type.asString())
                : type.valueStream().map(JsonNode::asString).toList();
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BINARY, MISSING, POJO -> throw new AssertionError("no JSON: " + value);
        };
    }

    private static JsonNode schema() throws IOException {
        try (InputStream file = FigureReport.class.getResourceAsStream("figures.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(file, "the schema is missing"));
        }
    }
}
