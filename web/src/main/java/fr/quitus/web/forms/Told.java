package fr.quitus.web.forms;

import java.util.ArrayList;
import java.util.List;

/**
 * A field that was filled in, in words.
 *
 * @param label of the field, after those of what it is part of
 * @param text as it was written, or the name of what was chosen
 */
public record Told(String label, String text) {
    /** All that was filled in, in the order of the form. */
    public static List<Told> of(Filled filled, FieldWords labels) {
        List<Told> told = new ArrayList<>();
        tell(filled, labels, filled.form().command(), filled.form().fields(), "", "", told);
        return told;
    }

    private static void tell(
            Filled filled,
            FieldWords labels,
            String owner,
            List<Field> fields,
            String prefix,
            String above,
            List<Told> told) {
        for (Field field : fields) {
            String path = prefix + field.name();
            String label = above + labels.field(owner, field.name());
            switch (field.shape()) {
                case Shape.Group group ->
                    tell(filled, labels, group.type(), group.fields(), path + ".", label + " · ", told);
                case Shape.Rows rows -> {
                    for (int row = 0; row < filled.rows(path); row++) {
                        String each = label + " " + (row + 1) + " · ";
                        tell(filled, labels, rows.of().type(), rows.of().fields(), path + "." + row + ".", each, told);
                    }
                }
                case Shape.Several several -> keys(filled, labels, several.of(), path, label, told);
                case Shape.Marks marks -> keys(filled, labels, marks.of(), path, label, told);
                case Shape.Remarks remarks -> keys(filled, labels, remarks.of(), path, label, told);
                case Shape.Choice choice -> one(label, labels.choice(choice.type(), filled.at(path)), told);
                case Shape.YesNo _ -> one(label, filled.at(path).isEmpty() ? "" : labels.yes(), told);
                case Shape.Text _, Shape.Money _, Shape.Day _, Shape.Whole _, Shape.Lines _ ->
                    one(label, filled.at(path), told);
            }
        }
    }

    private static void keys(
            Filled filled, FieldWords labels, Shape.Choice keys, String path, String label, List<Told> told) {
        for (String key : keys.values()) {
            String value = filled.at(path + "." + key);
            one(
                    label + " · " + labels.choice(keys.type(), key),
                    value.equals(Filled.TICKED) ? labels.yes() : value,
                    told);
        }
    }

    private static void one(String label, String text, List<Told> told) {
        if (!text.isEmpty()) {
            told.add(new Told(label, text));
        }
    }
}
