package fr.quitus.api.door;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ledger.Outcome;
import fr.quitus.api.ports.CommandJournal.Entry;
import fr.quitus.api.ports.CommandJournal.Recorded;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Réponse : what a command was answered, as the journal keeps it and a repeat gets it again. Where it stands in the log
 * is not in it: the journal tells that.
 */
public sealed interface Answer {
    /** Acceptée. */
    record Accepted(String aggregateId, long version, List<String> events, Map<String, String> ids) implements Answer {
        static Accepted of(Outcome outcome) {
            return new Accepted(
                    outcome.aggregateId(),
                    outcome.version(),
                    outcome.events().stream()
                            .map(e -> e.getClass().getSimpleName())
                            .toList(),
                    outcome.ids());
        }

        byte[] json() {
            return LedgerJson.mapper().writeValueAsBytes(this);
        }

        static Accepted read(byte[] json) {
            return LedgerJson.mapper().readValue(json, Accepted.class);
        }
    }

    /** Refusée. */
    record Refused(String code, String detail, Map<String, String> facts) implements Answer {
        static Refused of(Refusal refusal) {
            return new Refused(refusal.code().name(), refusal.detail(), refusal.facts());
        }

        byte[] json() {
            return LedgerJson.mapper().writeValueAsBytes(this);
        }

        static Refused read(byte[] json) {
            return LedgerJson.mapper().readValue(json, Refused.class);
        }

        /** @param position head of the log it was decided on, unless it was decided on none */
        Problem problem(@Nullable Long position) {
            if (code.equals(DoorError.ROLE_INSUFFISANT.name())) {
                return problem(
                        DoorError.ROLE_INSUFFISANT.title(),
                        DoorError.ROLE_INSUFFISANT.status(),
                        DoorError.ROLE_INSUFFISANT.remedy(),
                        null,
                        position);
            }
            Rejection rejection = Rejection.valueOf(code);
            return problem(
                    rejection.title(),
                    ErrorCode.statusOf(rejection.kind()),
                    rejection.remedy(),
                    rejection.law(),
                    position);
        }

        private Problem problem(
                String title, int status, String remedy, @Nullable String law, @Nullable Long position) {
            return new Problem(
                    Problem.typeOf(code), title, status, detail, code, remedy, law, facts, List.of(), position, null);
        }
    }

    /**
     * An answer with its place.
     *
     * @param position last position of the command's events, or the head of the log a refusal was decided on
     * @param replayed true when it is the first answer, given again
     */
    record Given(UUID commandId, String command, Answer answer, long position, boolean replayed) {
        /** As the journal keeps it. */
        public static Given again(Recorded recorded) {
            Entry entry = recorded.entry();
            Answer answer = entry.code() == null ? Accepted.read(entry.answer()) : Refused.read(entry.answer());
            return new Given(entry.commandId(), entry.commandName(), answer, recorded.position(), true);
        }
    }
}
