package fr.quitus.interchange.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lines of one dossier together, in the order in which each dossier is first met. */
public final class Dossiers {
    private Dossiers() {}

    /** Lines by what names their dossier. */
    public static <T> Map<String, List<T>> of(List<T> rows, Function<T, String> name) {
        Map<String, List<T>> dossiers = new LinkedHashMap<>();
        rows.forEach(row -> dossiers.computeIfAbsent(name.apply(row), _ -> new ArrayList<>())
                .add(row));
        return dossiers;
    }
}
