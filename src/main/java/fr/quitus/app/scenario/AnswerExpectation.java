package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the answer to one command must be. */
sealed interface AnswerExpectation extends Expectation {

    /** The command is accepted and its events directly follow the log. */
    record Accepted(Place place, String command) implements AnswerExpectation {
        @Override
        public String text() {
            return command + " acceptée";
        }
    }

    record Refused(Place place, String command, String code) implements AnswerExpectation {
        @Override
        public String text() {
            return command + " refusée " + code;
        }
    }

    /** Written by the runner itself on each refused step. */
    record LeavesNoEvent(Place place) implements AnswerExpectation {
        @Override
        public String text() {
            return "le refus ne laisse aucun événement";
        }
    }

    record Status(Place place, int status) implements AnswerExpectation {
        @Override
        public String text() {
            return "statut HTTP " + status;
        }
    }

    record Fact(Place place, String name, String value) implements AnswerExpectation {
        @Override
        public String text() {
            return "le refus cite " + name + " = " + value;
        }
    }

    record Events(Place place, List<String> names) implements AnswerExpectation {
        public Events {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return "événements " + String.join(", ", names);
        }
    }

    record NoEvents(Place place) implements AnswerExpectation {
        @Override
        public String text() {
            return "aucun événement écrit";
        }
    }

    record Version(Place place, int version) implements AnswerExpectation {
        @Override
        public String text() {
            return "version " + version;
        }
    }

    /** The same answer as the first time, told apart by its header only. */
    record Replayed(Place place) implements AnswerExpectation {
        @Override
        public String text() {
            return "même réponse que la première fois";
        }
    }

    record Postings(Place place, List<ExpectedEntry> entries) implements AnswerExpectation {
        public Postings {
            entries = List.copyOf(entries);
        }

        @Override
        public String text() {
            return entries.isEmpty()
                    ? "aucune écriture"
                    : "écritures " + entries.stream().map(Object::toString).collect(Collectors.joining(" ; "));
        }
    }

    /** Écriture attendue. {@code date} absent means any accounting date. */
    record ExpectedEntry(
            String template,
            @Nullable String date,
            SortedMap<String, Balance> debit,
            SortedMap<String, Balance> credit) {
        public ExpectedEntry {
            debit = new TreeMap<>(debit);
            credit = new TreeMap<>(credit);
        }

        @Override
        public String toString() {
            return template + (date == null ? "" : " du " + date) + " " + sides(debit, credit);
        }

        static String sides(SortedMap<String, Balance> debit, SortedMap<String, Balance> credit) {
            return side("D", debit) + " " + side("C", credit);
        }

        private static String side(String letter, SortedMap<String, Balance> amounts) {
            return amounts.entrySet().stream()
                    .map(e -> letter + e.getKey() + " " + Amounts.written(e.getValue()))
                    .collect(Collectors.joining(" "));
        }
    }
}
