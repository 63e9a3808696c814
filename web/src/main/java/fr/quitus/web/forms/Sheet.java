package fr.quitus.web.forms;

import fr.quitus.web.forms.Input.Kind;
import fr.quitus.web.forms.Input.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form as it stands on a page: its fields, what was filled in, what is wrong with each. */
public final class Sheet {
    /** Of the parameters that are fields of the command. */
    public static final String PREFIX = "champ.";

    private static final int ROWS_AT_FIRST = 2;
    private static final int ROWS_ADDED = 3;
    /** Reasons and the like; names and references are short whatever the ledger would take. */
    private static final Set<String> LONG = Set.of(
            "reason",
            "explanation",
            "text",
            "conclusion",
            "remarks",
            "question",
            "documents",
            "motive",
            "grounds",
            "comment",
            "justification",
            "evidence");

    /** Of a remark, in characters. */
    private static final int REMARK_LENGTH_MAX = 500;

    private final FieldWords labels;
    private final Filled filled;
    private final Map<String, String> faults;
    private final Suggested suggested;
    private final boolean moreRows;

    /**
     * @param faults by path
     * @param moreRows whether more empty rows are asked for
     */
    public Sheet(FieldWords labels, Filled filled, Map<String, String> faults, Suggested suggested, boolean moreRows) {
        this.labels = labels;
        this.filled = filled;
        this.faults = faults;
        this.suggested = suggested;
        this.moreRows = moreRows;
    }

    /** @param fixed the field that the address of the form says; empty when none */
    public List<Input> inputs(String fixed) {
        return inputs(
                filled.form().command(),
                filled.form().fields().stream()
                        .filter(field -> !field.name().equals(fixed))
                        .toList(),
                "",
                true);
    }

    private List<Input> inputs(String owner, List<Field> fields, String prefix, boolean required) {
        List<Input> inputs = new ArrayList<>();
        for (Field field : fields) {
            inputs.add(input(owner, field, prefix + field.name(), required && field.required()));
        }
        return inputs;
    }

    private Input input(String owner, Field field, String path, boolean required) {
        List<Option> closed = suggested.closed().get(field.name());
        if (closed != null) {
            return plain(Kind.CHOICE, owner, field, path, required, 0, chosen(closed, path));
        }
        return switch (field.shape()) {
            case Shape.Text text -> text(text, owner, field, path, required);
            case Shape.Money _ -> plain(Kind.MONEY, owner, field, path, required, 0, List.of());
            case Shape.Day _ -> plain(Kind.DAY, owner, field, path, required, 0, List.of());
            case Shape.Whole _ -> plain(Kind.WHOLE, owner, field, path, required, 0, List.of());
            case Shape.YesNo _ -> plain(Kind.TICK, owner, field, path, false, 0, List.of());
            case Shape.Lines lines ->
                plain(Kind.LONG_TEXT, owner, field, path, required, lines.of().lengthMax(), List.of());
            case Shape.Choice choice ->
                plain(Kind.CHOICE, owner, field, path, required, 0, chosen(options(choice), path));
            case Shape.Several several -> plain(Kind.TICKS, owner, field, path, false, 0, ticked(several.of(), path));
            case Shape.Marks marks -> plain(Kind.TICKS, owner, field, path, false, 0, ticked(marks.of(), path));
            case Shape.Remarks remarks -> {
                List<Input> each = new ArrayList<>();
                remarks.of()
                        .values()
                        .forEach(key -> each.add(remark(remarks.of().type(), key, path)));
                yield group(Kind.GROUP, owner, field, path, each, List.of());
            }
            case Shape.Group group ->
                group(
                        Kind.GROUP,
                        owner,
                        field,
                        path,
                        inputs(group.type(), group.fields(), path + ".", required),
                        List.of());
            case Shape.Rows rows -> group(Kind.ROWS, owner, field, path, List.of(), rows(rows, path, required));
        };
    }

    private Input text(Shape.Text text, String owner, Field field, String path, boolean required) {
        Kind kind = text.word().isEmpty() && LONG.contains(field.name()) ? Kind.LONG_TEXT : Kind.TEXT;
        return new Input(
                kind,
                path,
                labels.field(owner, field.name()),
                text.example() == null ? null : labels.help(text.example()),
                faults.get(path),
                filled.at(path),
                required,
                text.lengthMax(),
                suggested.open().containsKey(text.word()) ? text.word() : null,
                List.of(),
                List.of(),
                List.of());
    }

    private Input remark(String type, String key, String path) {
        return new Input(
                Kind.TEXT,
                path + "." + key,
                labels.choice(type, key),
                null,
                faults.get(path + "." + key),
                filled.at(path + "." + key),
                false,
                REMARK_LENGTH_MAX,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private List<List<Input>> rows(Shape.Rows shape, String path, boolean required) {
        int rows = Math.min(Filled.ROWS_MAX, Math.max(ROWS_AT_FIRST, filled.rows(path) + (moreRows ? ROWS_ADDED : 1)));
        List<List<Input>> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            all.add(inputs(shape.of().type(), shape.of().fields(), path + "." + row + ".", required && row == 0));
        }
        return all;
    }

    private List<Option> options(Shape.Choice choice) {
        return choice.values().stream()
                .map(value -> new Option(value, labels.choice(choice.type(), value), false))
                .toList();
    }

    private List<Option> chosen(List<Option> options, String path) {
        return options.stream()
                .map(option -> new Option(
                        option.value(), option.label(), option.value().equals(filled.at(path))))
                .toList();
    }

    private List<Option> ticked(Shape.Choice choice, String path) {
        return choice.values().stream()
                .map(value -> new Option(
                        value,
                        labels.choice(choice.type(), value),
                        filled.at(path + "." + value).equals(Filled.TICKED)))
                .toList();
    }

    private Input plain(
            Kind kind, String owner, Field field, String path, boolean required, int lengthMax, List<Option> options) {
        return new Input(
                kind,
                path,
                labels.field(owner, field.name()),
                null,
                faults.get(path),
                filled.at(path),
                required,
                lengthMax,
                null,
                options,
                List.of(),
                List.of());
    }

    private Input group(Kind kind, String owner, Field field, String path, List<Input> parts, List<List<Input>> rows) {
        @Nullable String fault = faults.get(path);
        return new Input(
                kind, path, labels.field(owner, field.name()), null, fault, "", false, 0, null, List.of(), parts, rows);
    }
}
