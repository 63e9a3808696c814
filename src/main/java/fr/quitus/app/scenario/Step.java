package fr.quitus.app.scenario;

import fr.quitus.domain.LedgerCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Étape : what a scenario does, one after the other. */
sealed interface Step {
    Place place();

    /** Every expectation of the step, in the order of the report. */
    List<Expectation> expectations();

    /**
     * What is sent.
     *
     * @param at the instant of the act, ISO with an offset
     * @param actor the ready-made identity that acts
     * @param save value name to name of the id in the answer
     * @param key the idempotency key if the scenario says it
     * @param ifMatch the version if the scenario says it
     */
    record Sending(
            Place place,
            String at,
            String actor,
            Class<? extends LedgerCommand> command,
            Body body,
            SequencedMap<String, String> save,
            @Nullable String key,
            @Nullable Integer ifMatch) {}

    /** One command and what its answer must be. */
    record Command(Sending sending, List<AnswerExpectation> answer) implements Step {
        public Command {
            answer = List.copyOf(answer);
        }

        @Override
        public Place place() {
            return sending.place();
        }

        @Override
        public List<Expectation> expectations() {
            return List.copyOf(answer);
        }
    }

    /** Several commands sent at the same time. In each of the {@code times} copies, {@code ${n}} is 1, 2, 3… */
    record Concurrently(Place place, int times, List<Sending> sendings, List<GroupExpectation> answers)
            implements Step {
        /** More is a load test, which is the bench's work. */
        static final int CONCURRENT_COMMANDS_MAX = 1000;

        public Concurrently {
            sendings = List.copyOf(sendings);
            answers = List.copyOf(answers);
        }

        @Override
        public List<Expectation> expectations() {
            return List.copyOf(answers);
        }
    }

    /** The books are looked at. */
    record Verify(Place place, List<Check> checks) implements Step {
        public Verify {
            checks = List.copyOf(checks);
        }

        @Override
        public List<Expectation> expectations() {
            return List.copyOf(checks);
        }
    }

    static List<Expectation> expectations(List<Step> steps) {
        List<Expectation> all = new ArrayList<>();
        steps.forEach(step -> all.addAll(step.expectations()));
        return all;
    }
}
