package fr.quitus.bench.figures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure, with what it is compared to and what it should be.
 *
 * @param name what was measured; it ends in {@value #CEILING} when the goal is not to be exceeded
 * @param unit of {@code ours} and {@code reference}
 * @param ours what was measured
 * @param reference the same of the peer, in the same run; absent when there is none
 * @param referenceName who the peer is
 * @param ratio ours / reference
 * @param goal bound of the ratio, or of {@code ours} when there is no reference; absent when no goal was set
 * @param holds whether the goal is reached; absent when no goal was set
 */
public record Figure(
        String name,
        String unit,
        double ours,
        @Nullable Double reference,
        @Nullable String referenceName,
        @Nullable Double ratio,
        @Nullable Double goal,
        @Nullable Boolean holds) {
    private static final String CEILING = " (at most)";
    private static final int WHOLE_FROM = 1_000;
    private static final int DIGITS = 3;

    public Figure {
        if ((reference == null) != (referenceName == null) || (goal == null) != (holds == null)) {
            throw new IllegalArgumentException("a reference has a name, a goal is held or not: " + name);
        }
        if (!Double.isFinite(ours) || (ratio != null && !Double.isFinite(ratio))) {
            throw new IllegalArgumentException(
                    "%s was not measured: %s beside %s of %s".formatted(name, ours, reference, referenceName));
        }
    }

    /** Told without a goal. */
    public static Figure told(String name, String unit, double ours) {
        return new Figure(name, unit, ours, null, null, null, null, null);
    }

    /** Beside a peer, without a goal. */
    public static Figure compared(String name, String unit, double ours, double reference, String referenceName) {
        return new Figure(name, unit, ours, reference, referenceName, ours / reference, null, null);
    }

    /** Should be at least so many times the peer's. */
    public static Figure ratioAtLeast(
            String name, String unit, double ours, double reference, String referenceName, double goal) {
        double ratio = ours / reference;
        return new Figure(name, unit, ours, reference, referenceName, ratio, goal, ratio >= goal);
    }

    /** Should be reached. */
    public static Figure atLeast(String name, String unit, double ours, double goal) {
        return new Figure(name, unit, ours, null, null, null, goal, ours >= goal);
    }

    /** Should be at most so many times the peer's. */
    public static Figure ratioAtMost(
            String name, String unit, double ours, double reference, String referenceName, double goal) {
        double ratio = ours / reference;
        return new Figure(name + CEILING, unit, ours, reference, referenceName, ratio, goal, ratio <= goal);
    }

    /** Should not be exceeded. */
    public static Figure atMost(String name, String unit, double ours, double goal) {
        return new Figure(name + CEILING, unit, ours, null, null, null, goal, ours <= goal);
    }

    /** Should be zero: the count of something that must never happen. */
    public static Figure zero(String name, String unit, long ours) {
        return atMost(name, unit, ours, 0);
    }

    /** Whether a goal was set and missed. */
    @JsonIgnore
    public boolean missed() {
        return Boolean.FALSE.equals(holds);
    }

    static final String HEADING = """
            | figure | unit | ours | reference | ratio | goal | holds |
            |---|---|---:|---:|---:|---:|---|
            """;

    String row() {
        String bound = name.endsWith(CEILING) ? "≤ " : "≥ ";
        return "| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        name.replace(CEILING, ""),
                        unit,
                        text(ours),
                        reference == null ? "" : text(reference) + " (" + referenceName + ")",
                        ratio == null ? "" : text(ratio),
                        goal == null ? "" : bound + text(goal),
                        holds == null ? "" : holds ? "yes" : "**no**");
    }

    /** Three digits that count where it is small, none behind the point where it is large. */
    public static String text(double value) {
        return Math.abs(value) >= WHOLE_FROM || value == 0
                ? String.format(Locale.ROOT, "%,.0f", value)
                : new BigDecimal(value)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
