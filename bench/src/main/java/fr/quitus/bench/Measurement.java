package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.util.List;

/**
 * What a bench found.
 *
 * @param figures each with its peer and its goal
 * @param details everything that was measured, in Markdown
 */
record Measurement(List<Figure> figures, String details) {
    Measurement {
        figures = List.copyOf(figures);
    }
}
