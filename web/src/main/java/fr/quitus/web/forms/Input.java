package fr.quitus.web.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as it stands on a page.
 *
 * @param kind how it is drawn
 * @param path its name among what is sent
 * @param help what it may look like
 * @param fault what the ledger found wrong with it, in French
 * @param list identity of the suggestions beside it
 * @param options to choose from, or to tick
 * @param parts of a group
 * @param rows each with its parts
 */
public record Input(
        Kind kind,
        String path,
        String label,
        @Nullable String help,
        @Nullable String fault,
        String value,
        boolean required,
        int lengthMax,
        @Nullable String list,
        List<Option> options,
        List<Input> parts,
        List<List<Input>> rows) {
    /** How a field is drawn. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        MONEY,
        DAY,
        WHOLE,
        CHOICE,
        TICK,
        TICKS,
        GROUP,
        ROWS
    }

    /**
     * Something to choose.
     *
     * @param chosen whether it is, as the form stands
     */
    public record Option(String value, String label, boolean chosen) {}

    public String id() {
        return path.replace('.', '-');
    }

    public String name() {
        return Sheet.PREFIX + path;
    }

    /** Where help and fault are told, for who hears the page; none where there is neither. */
    public @Nullable String describedBy() {
        String help = this.help == null ? "" : id() + "-aide";
        String fault = this.fault == null ? "" : id() + "-faute";
        String both = (help + " " + fault).strip();
        return both.isEmpty() ? null : both;
    }
}
