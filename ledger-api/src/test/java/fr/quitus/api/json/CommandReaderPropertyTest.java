package fr.quitus.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.value.InsteadOf;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever is sent is read or refused with its places; nothing else is ever thrown. */
class CommandReaderPropertyTest {
    private static final List<Class<? extends LedgerCommand>> COMMANDS =
            List.copyOf(LedgerTypes.commandsByName().values());

    @Property(tries = 300)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes, @ForAll("commands") Class<? extends LedgerCommand> type) {
        readOrRefused(bytes, type);
    }

    @Property(tries = 500)
    void any_json_is_read_or_refused(
            @ForAll("json") String json, @ForAll("commands") Class<? extends LedgerCommand> type) {
        readOrRefused(json.getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 1_000)
    void any_command_with_odd_values_is_read_or_refused(@ForAll("oddCommands") Odd odd) {
        readOrRefused(odd.json().getBytes(StandardCharsets.UTF_8), odd.type());
    }

    /** The generator must reach what is accepted, or the round trip above would prove nothing. */
    @Property(tries = 200)
    void a_command_with_fitting_values_is_often_read(@ForAll("oddCommands") Odd odd) {
        boolean read;
        try {
            CommandReader.read(odd.json().getBytes(StandardCharsets.UTF_8), odd.type());
            read = true;
        } catch (InvalidBody refused) {
            read = false;
        }
        Statistics.label("read").collect(read).coverage(coverage -> coverage.check(true)
                .percentage(p -> p > 10));
    }

    record Odd(Class<? extends LedgerCommand> type, String json) {}

    /** What is read in one pass is what reading place by place gives, to the last refusal. */
    private static void readOrRefused(byte[] json, Class<? extends LedgerCommand> type) {
        assertThat(outcome(() -> CommandReader.read(json, type)))
                .isEqualTo(outcome(() -> CommandReader.readPlaceByPlace(json, type)));
        LedgerCommand command;
        try {
            command = CommandReader.read(json, type);
        } catch (InvalidBody refused) {
            assertThat(refused.errors()).isNotEmpty();
            // The answer that names the places can be written.
            assertThat(LedgerJson.mapper().writeValueAsBytes(refused.errors())).isNotEmpty();
            return;
        }
        // What was read can be hashed, and says the same when it is read again.
        byte[] written = LedgerJson.mapper().writeValueAsBytes(command);
        assertThat(CommandReader.read(written, type)).isEqualTo(command);
    }

    private static Object outcome(Supplier<LedgerCommand> reading) {
        try {
            return reading.get();
        } catch (InvalidBody refused) {
            return refused.errors();
        }
    }

    @Provide
    Arbitrary<Class<? extends LedgerCommand>> commands() {
        return Arbitraries.of(COMMANDS);
    }

    @Provide
    Arbitrary<String> json() {
        return value(3);
    }

    @Provide
    Arbitrary<Odd> oddCommands() {
        return Arbitraries.of(COMMANDS).flatMap(type -> object(type, 3).map(json -> new Odd(type, json)));
    }

    /** The record's own fields, each with a plausible or an odd value. */
    private static Arbitrary<String> object(Class<?> type, int depth) {
        List<Arbitrary<String>> fields = Arrays.stream(type.getRecordComponents())
                .map(component -> field(component, depth))
                .toList();
        return Combinators.combine(fields).as(parts -> "{" + String.join(",", parts) + "}");
    }

    private static Arbitrary<String> field(RecordComponent component, int depth) {
        Arbitrary<String> odd =
                Arbitraries.frequencyOf(Tuple.of(12, plausible(component, depth)), Tuple.of(1, value(1)));
        return odd.map(text -> "\"" + component.getName() + "\":" + text);
    }

    private static Arbitrary<String> plausible(RecordComponent component, int depth) {
        Class<?> type = component.getType();
        if (component.isAnnotationPresent(InsteadOf.class)) {
            return Arbitraries.just("null");
        }
        if (type.isEnum()) {
            return Arbitraries.of(type.getEnumConstants()).map(constant -> "\"" + constant + "\"");
        }
        if (List.class.isAssignableFrom(type)
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && depth > 0) {
            return element(element, depth - 1).list().ofMaxSize(2).map(l -> "[" + String.join(",", l) + "]");
        }
        if (type.isRecord() && type.getRecordComponents().length > 1 && depth > 0) {
            return object(type, depth - 1);
        }
        String fitting = FITTING.get(type.getSimpleName());
        return fitting == null ? WORDS : Arbitraries.just(fitting);
    }

    private static Arbitrary<String> element(Class<?> type, int depth) {
        if (type.isEnum()) {
            return Arbitraries.of(type.getEnumConstants()).map(constant -> "\"" + constant + "\"");
        }
        String fitting = FITTING.get(type.getSimpleName());
        return fitting == null ? object(type, depth) : Arbitraries.just(fitting);
    }

    private static final Map<String, String> FITTING = Map.ofEntries(
            Map.entry("FiscalYear", "2025"),
            Map.entry("int", "1"),
            Map.entry("String", "\"Un texte\""),
            Map.entry("Amount", "\"12000.00\""),
            Map.entry("FundsCentre", "\"0156-DR35-U001\""),
            Map.entry("OperatingBudgetCode", "\"0156-DR35\""),
            Map.entry("FunctionalArea", "\"0156-01\""),
            Map.entry("ProgrammeCode", "\"0156\""),
            Map.entry("RevenueLine", "\"2306\""),
            Map.entry("AccountCode", "\"6113110000\""),
            Map.entry("CommitmentNumber", "\"2100000001\""),
            Map.entry("RevenueOrderNumber", "\"3100000001\""),
            Map.entry("ServiceReceiptNumber", "\"500000001\""),
            Map.entry("Siret", "\"85129663200017\""),
            Map.entry("Iban", "\"FR7630001007941234567890185\""),
            Map.entry("PaymentRequestId", "\"3c7a4c1c-0d0e-5a5b-8d5e-0a1b2c3d4e5f\""),
            Map.entry("PaymentRunId", "\"CAMPAGNE-1\""),
            Map.entry("AccountingPostId", "\"CBCM-FIN\""),
            Map.entry("LocalDate", "\"2025-03-02\""),
            Map.entry("Map", "{\"VISA\":true,\"CREDITS\":false}"),
            Map.entry("ActivityCode", "\"010101010101\""),
            Map.entry("CostCentre", "\"AECADAF093\""),
            Map.entry("MaterialGroup", "\"36.01.01\""),
            Map.entry("InterministerialLocation", "\"N53\""));

    private static final Arbitrary<String> WORDS = Arbitraries.of(
            "2025",
            "1",
            "\"12000.00\"",
            "\"0156-DR35-U001\"",
            "\"0156-DR35\"",
            "\"0156-01\"",
            "\"0156\"",
            "\"2306\"",
            "\"6113110000\"",
            "\"2100000001\"",
            "\"500000001\"",
            "\"85129663200017\"",
            "\"FR7630001007941234567890185\"",
            "\"3c7a4c1c-0d0e-5a5b-8d5e-0a1b2c3d4e5f\"",
            "\"2025-03-02\"",
            "\"CAMPAGNE-1\"",
            "\"CBCM-FIN\"",
            "{\"VISA\":true}",
            "null");

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                WORDS,
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .map(LedgerJson.mapper()::valueToTree)
                        .map(Object::toString),
                Arbitraries.bigDecimals().map(Object::toString),
                Arbitraries.of("true", "false", "null", "-0", "1e400", "\"\\ud800\"", "\"\\u0000\"", "\"\\u202e\""));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> key = Arbitraries.oneOf(
                Arbitraries.of(COMMANDS.stream()
                        .flatMap(c -> Stream.of(c.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .distinct()
                        .toList()),
                Arbitraries.strings().alpha().ofMaxLength(5));
        Arbitrary<String> inner = value(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.list().ofMaxSize(3).map(l -> "[" + String.join(",", l) + "]"),
                Combinators.combine(key, inner)
                        .as((k, v) -> "\"" + k + "\":" + v)
                        .list()
                        .ofMaxSize(4)
                        .map(l -> "{" + String.join(",", l) + "}"));
    }
}
