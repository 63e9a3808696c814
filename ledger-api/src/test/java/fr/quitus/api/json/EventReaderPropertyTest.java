package fr.quitus.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.quitus.domain.LedgerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever lies in a log is read as a whole event or refused in the one documented way, and at once. */
class EventReaderPropertyTest {
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final JsonMapper PLAIN = new JsonMapper();
    private static final EventReader READER = OlderVersions.reader();
    private static final Map<String, byte[]> STORED = stored();
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "99999999999999999999",
            "\"\"",
            "\"/\"",
            "\"0156/T3/\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"10000000000000.01\"",
            "[]",
            "[null]",
            "{}",
            "{\"\":{}}",
            "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]");

    record Stored(String name, byte[] payload) {
        @Override
        public String toString() {
            return name + " " + new String(payload, UTF_8);
        }
    }

    private static Map<String, byte[]> stored() {
        Map<String, byte[]> stored = new TreeMap<>();
        READER.current().forEach((name, type) -> EventSamples.all().stream()
                .filter(type::isInstance)
                .forEach(event -> stored.put(name, LedgerJson.mapper().writeValueAsBytes(event))));
        for (String name : List.of(OlderVersions.V1, OlderVersions.V2, OlderVersions.V3)) {
            stored.put(name, OlderVersions.payload(name));
        }
        return stored;
    }

    @Property(tries = 1_000)
    void any_bytes_are_an_event_or_refused(@ForAll("names") String name, @ForAll byte[] bytes) {
        readOrRefused(new Stored(name, bytes));
    }

    @Property(tries = 3_000)
    void a_stored_event_with_bytes_changed_cut_or_put_in_is_an_event_or_refused(@ForAll("damaged") Stored stored) {
        readOrRefused(stored);
    }

    /** Some changes leave a whole event, or the property above would only ever meet refusals. */
    @Property(tries = 3_000)
    void a_stored_event_with_odd_values_is_an_event_or_refused(@ForAll("odd") Stored stored) {
        boolean read = readOrRefused(stored);

        Statistics.label("read").collect(read).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 1);
            coverage.check(false).percentage(share -> share > 20);
        });
    }

    private static byte[] bytes(String name) {
        return Objects.requireNonNull(STORED.get(name), name);
    }

    private static boolean readOrRefused(Stored stored) {
        return assertTimeoutPreemptively(AT_ONCE, () -> {
            LedgerEvent event;
            try {
                event = READER.read(stored.name(), stored.payload());
            } catch (UnreadableEvent refused) {
                assertThat(refused.kind()).isNotNull();
                return false;
            }
            // A whole event: its JSON says it again, under the name it would be written with today.
            byte[] written = LedgerJson.mapper().writeValueAsBytes(event);
            String today = STORED.keySet().stream()
                    .filter(READER.current()::containsKey)
                    .filter(name -> READER.typeOf(name).isInstance(event))
                    .findFirst()
                    .orElseThrow();
            assertThat(READER.read(today, written)).isEqualTo(event);
            return true;
        });
    }

    @Provide
    Arbitrary<String> names() {
        List<String> names = new ArrayList<>(STORED.keySet());
        names.addAll(List.of("credits-opened.v4", "credits-opened.v-1", "", ".v", "\u0000", "é.v1"));
        return Arbitraries.of(names);
    }

    @Provide
    Arbitrary<Stored> damaged() {
        return Arbitraries.of(List.copyOf(STORED.keySet())).flatMap(name -> {
            byte[] whole = bytes(name);
            return Combinators.combine(
                            Arbitraries.integers().between(0, whole.length - 1),
                            Arbitraries.bytes(),
                            Arbitraries.of(Damage.values()))
                    .as((at, with, damage) -> new Stored(name, damage.of(whole, at, with)));
        });
    }

    enum Damage {
        CHANGED,
        CUT,
        PUT_IN,
        TWICE;

        byte[] of(byte[] whole, int at, byte with) {
            String before = new String(whole, 0, at, UTF_8);
            String after = new String(whole, at, whole.length - at, UTF_8);
            byte[] changed = whole.clone();
            changed[at] = with;
            return switch (this) {
                case CHANGED -> changed;
                case CUT -> before.getBytes(UTF_8);
                case PUT_IN -> (before + (char) (with & 0x7f) + after).getBytes(UTF_8);
                case TWICE -> (before + after.substring(0, after.length() / 2) + after).getBytes(UTF_8);
            };
        }
    }

    @Provide
    Arbitrary<Stored> odd() {
        Arbitrary<String> values = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(ODD)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(30).map(text -> PLAIN.valueToTree(text)
                        .toString())));
        return Combinators.combine(
                        Arbitraries.of(List.copyOf(STORED.keySet())),
                        Arbitraries.integers().between(0, 1_000),
                        values)
                .as((name, place, value) -> new Stored(name, withOdd(name, place, value)));
    }

    private static byte[] withOdd(String name, int place, String value) {
        JsonNode tree = PLAIN.readTree(bytes(name));
        List<Runnable> changes = new ArrayList<>();
        JsonNode odd = PLAIN.readTree(value);
        collect(tree, odd, changes);
        changes.get(place % changes.size()).run();
        return PLAIN.writeValueAsBytes(tree);
    }

    /** Every way to put the odd value in the place of one of the tree's, and to take one of them out. */
    private static void collect(JsonNode node, JsonNode odd, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                changes.add(() -> object.set(field.getKey(), odd));
                changes.add(() -> object.remove(field.getKey()));
                collect(field.getValue(), odd, changes);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                changes.add(() -> array.set(at, odd));
                collect(array.get(i), odd, changes);
            }
        }
    }
}
