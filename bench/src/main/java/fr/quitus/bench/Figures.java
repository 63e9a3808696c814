package fr.quitus.bench;

import java.util.List;
import java.util.Locale;

/** How figures are summed up and written. */
final class Figures {
    private Figures() {}

    /** The middle value, or the lower of the two in the middle: a value that was measured. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    static String minMedianMax(List<Double> values, String format) {
        if (values.isEmpty()) {
            return "not measured";
        }
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                format + " / **" + format + "** / " + format,
                sorted.getFirst(),
                median(sorted),
                sorted.getLast());
    }
}
