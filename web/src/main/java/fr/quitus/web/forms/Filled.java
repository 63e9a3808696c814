package fr.quitus.web.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was filled in, by the path of each field, such as {@code lines.0.amount}; and the JSON it makes. */
public final class Filled {
    /** What a ticked box sends. */
    public static final String TICKED = "oui";

    /** Rows of one form that are read; longer lists come as files. */
    static final int ROWS_MAX = 40;

    private static final String SPACES = "[\\s\\u00a0\\u202f]";

    private final CommandForm form;
    private final Map<String, String> values;

    private Filled(CommandForm form, Map<String, String> values) {
        this.form = form;
        this.values = values;
    }

    /** Rows that are wholly empty are left out, and those after them move up: so do the faults the ledger finds. */
    public static Filled of(CommandForm form, Map<String, String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((path, value) -> {
            if (form.fields().stream().noneMatch(field -> isRowOf(field, path)) && !value.isBlank()) {
                values.put(path, value.strip());
            }
        });
        for (Field field : form.fields()) {
            if (field.shape() instanceof Shape.Rows) {
                moveUp(field.name() + ".", sent, values);
            }
        }
        return new Filled(form, values);
    }

    private static boolean isRowOf(Field field, String path) {
        return field.shape() instanceof Shape.Rows && path.startsWith(field.name() + ".");
    }

    private static void moveUp(String list, Map<String, String> sent, Map<String, String> values) {
        int kept = 0;
        for (int row = 0; row < ROWS_MAX; row++) {
            String from = list + row + ".";
            String to = list + kept + ".";
            boolean any = false;
            for (Map.Entry<String, String> one : sent.entrySet()) {
                if (one.getKey().startsWith(from) && !one.getValue().isBlank()) {
                    values.put(
                            to + one.getKey().substring(from.length()),
                            one.getValue().strip());
                    any = true;
                }
            }
            kept += any ? 1 : 0;
        }
    }

    public CommandForm form() {
        return form;
    }

    /** By path; empty fields are not among them. */
    public Map<String, String> values() {
        return values;
    }

    String at(String path) {
        return values.getOrDefault(path, "");
    }

    int rows(String list) {
        int rows = 0;
        while (has(list + "." + rows + ".")) {
            rows++;
        }
        return rows;
    }

    private boolean has(String prefix) {
        return values.keySet().stream().anyMatch(path -> path.startsWith(prefix));
    }

    /** The command's JSON. What was left empty is left out: the ledger says which it misses. */
    public Map<String, Object> body() {
        return group(form.fields(), "");
    }

    private Map<String, Object> group(List<Field> fields, String prefix) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = value(field, prefix + field.name());
            if (value != null) {
                body.put(field.name(), value);
            }
        }
        return body;
    }

    private @Nullable Object value(Field field, String path) {
        return switch (field.shape()) {
            case Shape.Text text -> filled(text.word().isEmpty() ? at(path) : at(path).replaceAll(SPACES, ""));
            case Shape.Money _ -> filled(amount(at(path)));
            case Shape.Day _ -> filled(at(path));
            case Shape.Choice _ -> filled(at(path));
            case Shape.Whole _ -> whole(at(path).replaceAll(SPACES, ""));
            case Shape.YesNo _ -> ticked(path) ? (Object) true : field.required() ? false : null;
            case Shape.Several several ->
                orNull(several.of().values().stream()
                        .filter(key -> ticked(path + "." + key))
                        .toList());
            case Shape.Marks marks -> {
                Map<String, Object> each = new LinkedHashMap<>();
                marks.of().values().forEach(key -> each.put(key, ticked(path + "." + key)));
                yield each;
            }
            case Shape.Remarks remarks -> {
                Map<String, Object> each = new LinkedHashMap<>();
                remarks.of().values().stream()
                        .filter(key -> !at(path + "." + key).isEmpty())
                        .forEach(key -> each.put(key, at(path + "." + key)));
                yield each.isEmpty() ? null : each;
            }
            case Shape.Lines _ ->
                orNull(at(path).lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
            case Shape.Group group -> {
                Map<String, Object> parts = group(group.fields(), path + ".");
                yield parts.isEmpty() ? null : parts;
            }
            case Shape.Rows rows -> {
                List<Object> each = new ArrayList<>();
                for (int row = 0; row < rows(path); row++) {
                    each.add(group(rows.of().fields(), path + "." + row + "."));
                }
                yield orNull(each);
            }
        };
    }

    private boolean ticked(String path) {
        return at(path).equals(TICKED);
    }

    private static @Nullable Object orNull(List<?> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable Object filled(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What is no number is sent as it is, for the ledger to refuse at its place. */
    private static @Nullable Object whole(String text) {
        return text.matches("-?[0-9]{1,18}") ? (Object) Long.parseLong(text) : filled(text);
    }

    /** As people write it in French, with spaces, a comma and the long minus. */
    static String amount(String text) {
        String bare = text.replaceAll(SPACES, "").replace(',', '.').replace('\u2212', '-');
        return bare.matches("-?[0-9]+") ? bare + ".00" : bare.matches("-?[0-9]+\\.[0-9]") ? bare + "0" : bare;
    }
}
