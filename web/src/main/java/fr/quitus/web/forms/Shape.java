package fr.quitus.web.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field takes, as the interface describes it. */
public sealed interface Shape {
    /**
     * A text.
     *
     * @param word what it must be, such as {@code AccountCode}; empty for words of one's own
     * @param lengthMax in characters
     */
    record Text(String word, int lengthMax, @Nullable String example) implements Shape {}

    /** Euros and cents. */
    record Money() implements Shape {}

    record Day() implements Shape {}

    record Whole() implements Shape {}

    /** One of a few. */
    record Choice(String type, List<String> values) implements Shape {}

    record YesNo() implements Shape {}

    /** Some of a few, each ticked or not. */
    record Several(Choice of) implements Shape {}

    /** For each of a few, yes or no. */
    record Marks(Choice of) implements Shape {}

    /** For some of a few, a text. */
    record Remarks(Choice of) implements Shape {}

    /** Texts, one a line. */
    record Lines(Text of) implements Shape {}

    record Group(String type, List<Field> fields) implements Shape {}

    /** The same group as many times as one likes. */
    record Rows(Group of) implements Shape {}
}
