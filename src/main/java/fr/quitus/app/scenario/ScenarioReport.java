package fr.quitus.app.scenario;

import java.io.PrintWriter;
import java.util.List;

/** Compte rendu : every expectation of a scenario, in the order of the file, with its outcome. */
public record ScenarioReport(String name, String title, List<Line> lines) {
    /** What became of an expectation. */
    public sealed interface Outcome {
        /** Vérifiée. */
        record Passed() implements Outcome {}

        /**
         * Démentie.
         *
         * @param difference what was found instead, in French
         */
        record Failed(String difference) implements Outcome {}

        /**
         * Non vérifiée, which counts as a failure.
         *
         * @param reason why, in French
         */
        record NotChecked(String reason) implements Outcome {}

        Outcome PASSED = new Passed();
    }

    /** One expectation and its outcome. */
    public record Line(Expectation expectation, Outcome outcome) {
        @Override
        public String toString() {
            String where = "%s:%d"
                    .formatted(expectation.place().file(), expectation.place().line());
            return switch (outcome) {
                case Outcome.Passed _ -> "  ok           %-14s %s".formatted(where, expectation.text());
                case Outcome.Failed(String difference) ->
                    "  ÉCHEC        %-14s %s -> %s".formatted(where, expectation.text(), difference);
                case Outcome.NotChecked(String reason) ->
                    "  NON VÉRIFIÉE %-14s %s -> %s".formatted(where, expectation.text(), reason);
            };
        }
    }

    public ScenarioReport {
        lines = List.copyOf(lines);
    }

    /** Every expectation of a scenario that could not be played at all. */
    static ScenarioReport notPlayed(Scenario scenario, String reason) {
        return new ScenarioReport(
                scenario.name(),
                scenario.title(),
                scenario.expectations().stream()
                        .map(expectation -> new Line(expectation, new Outcome.NotChecked(reason)))
                        .toList());
    }

    public long passed() {
        return lines.stream()
                .filter(line -> line.outcome() instanceof Outcome.Passed)
                .count();
    }

    public long failed() {
        return lines.size() - passed();
    }

    /** Prints each expectation with its outcome, in French. */
    public void print(PrintWriter out) {
        out.println(name + " – " + title);
        lines.forEach(out::println);
    }
}
