package fr.quitus.bench.figures;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run found: the one object that {@code --json} prints, whose shape {@code figures.schema.json} describes.
 *
 * @param machine processor, memory, system, Java
 * @param commit what was measured; it says so when the working tree differs
 * @param figures in the order they are told
 */
public record FigureReport(String machine, String commit, List<Figure> figures) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public FigureReport {
        figures = List.copyOf(figures);
    }

    /** The object, absent values written as null. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** The same for people. */
    public String table() {
        StringBuilder table = new StringBuilder(Figure.HEADING);
        figures.forEach(figure -> table.append(figure.row()));
        return table.toString();
    }
}
