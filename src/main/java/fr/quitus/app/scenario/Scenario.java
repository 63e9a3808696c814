package fr.quitus.app.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scénario : a situation (given), acts (when) and the books they must give (then).
 *
 * @param year the fiscal year whose books are read
 * @param values names given to codes in the file and its fixtures
 */
record Scenario(
        String name,
        String title,
        String source,
        int year,
        Map<String, String> values,
        List<Step> given,
        List<Step> when,
        List<Check> then) {
    Scenario {
        values = Map.copyOf(values);
        given = List.copyOf(given);
        when = List.copyOf(when);
        then = List.copyOf(then);
    }

    /** Every expectation, in the order of the report. */
    List<Expectation> expectations() {
        List<Expectation> all = new ArrayList<>(Step.expectations(given));
        all.addAll(Step.expectations(when));
        all.addAll(then);
        return all;
    }
}
