package fr.quitus.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.web.FrameOfTests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command of the interface that a person may give has a form, and the form sends what the command takes. */
class CommandFormsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DESCRIPTION = description();
    private static final Map<String, CommandForm> FORMS = CommandForms.read(DESCRIPTION);

    private static JsonNode description() {
        Path file = Path.of(System.getProperty("quitus.root", ".."), "docs", "reference", "openapi.json");
        return JSON.readTree(file);
    }

    private static CommandForm form(String command) {
        return Objects.requireNonNull(FORMS.get(command), command);
    }

    private static Map<String, JsonNode> commands() {
        Map<String, JsonNode> commands = new LinkedHashMap<>();
        DESCRIPTION.path("paths").forEachEntry((path, methods) -> {
            if (path.startsWith("/api/v1/commands/")) {
                commands.put(path.substring("/api/v1/commands/".length()), methods.path("post"));
            }
        });
        return commands;
    }

    @AfterEach
    void speakFrench() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void every_command_that_a_person_may_give_has_a_form() {
        Set<String> people = commands().entrySet().stream()
                .filter(command -> command.getValue()
                        .path("x-roles")
                        .valueStream()
                        .anyMatch(role -> !role.asString().equals("SYSTEM_INTERFACE")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(FORMS.keySet())).isEqualTo(people);
        assertThat(people).hasSizeGreaterThan(140);
    }

    /** The interface's own example, written into the form as a person would, comes out as it was. */
    @Test
    void every_form_sends_what_its_command_takes() {
        FORMS.values().forEach(form -> {
            JsonNode example = DESCRIPTION
                    .path("paths")
                    .path("/api/v1/commands/" + form.command())
                    .path("post")
                    .at("/requestBody/content/application~1json/example");
            Map<String, String> written = new LinkedHashMap<>();
            write("", example, written);

            JsonNode sent = JSON.readTree(
                    JSON.writeValueAsBytes(Filled.of(form, written).body()));

            assertThat(sent).as(form.command() + " from " + written).isEqualTo(example);
        });
    }

    private static void write(String path, JsonNode value, Map<String, String> written) {
        if (value.isObject()) {
            value.forEachEntry((name, part) -> write(path.isEmpty() ? name : path + "." + name, part, written));
        } else if (value.isArray() && value.path(0).isObject()) {
            for (int row = 0; row < value.size(); row++) {
                write(path + "." + row, value.get(row), written);
            }
        } else if (value.isArray() && isChoice(path, value)) {
            value.valueStream().forEach(key -> written.put(path + "." + key.asString(), Filled.TICKED));
        } else if (value.isArray()) {
            written.put(path, value.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n")));
        } else if (value.isBoolean()) {
            written.put(path, value.asBoolean() ? Filled.TICKED : "");
        } else {
            written.put(path, value.asString());
        }
    }

    private static boolean isChoice(String path, JsonNode value) {
        return FORMS.values().stream()
                .flatMap(form -> form.fields().stream())
                .anyMatch(field -> field.name().equals(path)
                        && field.shape() instanceof Shape.Several several
                        && several.of().values().contains(value.path(0).asString()));
    }

    @Test
    void every_field_and_choice_has_a_word_in_both_languages() {
        MessageSource texts = FrameOfTests.texts();
        FieldWords labels = new FieldWords(texts);
        Set<String> unnamed = new TreeSet<>();
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            LocaleContextHolder.setLocale(language);
            FORMS.values().forEach(form -> {
                for (String key : List.of("acte." + form.command(), "famille." + form.family())) {
                    if (texts.getMessage(key, null, null, language) == null) {
                        unnamed.add(language + " " + key);
                    }
                }
                name(labels, form.command(), form.fields(), unnamed);
            });
        }

        assertThat(unnamed).isEmpty();
    }

    private static void name(FieldWords labels, String owner, List<Field> fields, Set<String> unnamed) {
        for (Field field : fields) {
            if (labels.field(owner, field.name()).equals(field.name())) {
                unnamed.add("champ." + owner + "." + field.name());
            }
            switch (field.shape()) {
                case Shape.Group group -> name(labels, group.type(), group.fields(), unnamed);
                case Shape.Rows rows -> name(labels, rows.of().type(), rows.of().fields(), unnamed);
                case Shape.Choice choice -> name(labels, choice, unnamed);
                case Shape.Several several -> name(labels, several.of(), unnamed);
                case Shape.Marks marks -> name(labels, marks.of(), unnamed);
                case Shape.Remarks remarks -> name(labels, remarks.of(), unnamed);
                case Shape.Text _, Shape.Money _, Shape.Day _, Shape.Whole _, Shape.YesNo _, Shape.Lines _ -> {}
            }
        }
    }

    private static void name(FieldWords labels, Shape.Choice choice, Set<String> unnamed) {
        choice.values().stream()
                .filter(value -> labels.choice(choice.type(), value).equals(value))
                .forEach(value -> unnamed.add("choix." + choice.type() + "." + value));
    }

    @Test
    void rows_left_empty_are_skipped_and_those_after_them_move_up() {
        CommandForm form = form("AmendCommitment");

        Filled filled = Filled.of(
                form,
                Map.of(
                        "lines.0.line", "",
                        "lines.0.amount", " ",
                        "lines.2.line", "2",
                        "lines.2.amount", "1 234,5",
                        "reason", "Révision"));

        assertThat(filled.body())
                .containsEntry("lines", List.of(Map.of("line", 2L, "amount", "1234.50")))
                .containsEntry("reason", "Révision");
        assertThat(filled.values()).containsEntry("lines.0.line", "2").doesNotContainKey("lines.2.line");
    }

    @Test
    void what_is_no_number_is_left_for_the_ledger_to_refuse_at_its_place() {
        Filled filled = Filled.of(form("RecordService"), Map.of("line", "deux", "amount", "beaucoup"));

        assertThat(filled.body()).containsEntry("line", "deux").containsEntry("amount", "beaucoup");
    }

    @Test
    void a_fault_stands_at_its_field_and_what_was_written_beside_it() {
        MessageSource texts = FrameOfTests.texts();
        Filled filled = Filled.of(form("AmendCommitment"), Map.of("lines.0.line", "1", "lines.0.amount", "x"));

        List<Input> inputs = new Sheet(
                        new FieldWords(texts),
                        filled,
                        Map.of("lines.0.amount", "Ce montant n’en est pas un."),
                        Suggested.NOTHING,
                        false)
                .inputs("commitmentNumber");

        List<Input> all = new ArrayList<>();
        inputs.forEach(input -> input.rows().forEach(all::addAll));
        assertThat(inputs).extracting(Input::path).containsExactly("lines", "reason");
        assertThat(all)
                .filteredOn(input -> input.fault() != null)
                .singleElement()
                .satisfies(input -> {
                    assertThat(input.name()).isEqualTo("champ.lines.0.amount");
                    assertThat(input.value()).isEqualTo("x");
                    assertThat(input.describedBy()).isEqualTo("lines-0-amount-faute");
                });
    }
}
