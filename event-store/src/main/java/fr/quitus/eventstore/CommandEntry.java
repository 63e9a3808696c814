package fr.quitus.eventstore;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mention au journal des commandes : one attempt, accepted or refused, with the answer that was given to it. The
 * command
 * id is the idempotency key of the caller and never expires.
 *
 * @param commandId the key under which a repeat finds the first answer
 * @param commandName permanent name of the command
 * @param actorId who gave it
 * @param bodyHash hash of what was asked, so that another demand under the same key is recognised
 * @param outcome what was decided
 * @param code code of the refusal, absent when accepted
 * @param answer the answer, byte for byte, that a repeat gets again
 */
public record CommandEntry(
        UUID commandId,
        String commandName,
        String actorId,
        byte[] bodyHash,
        Outcome outcome,
        @Nullable String code,
        byte[] answer) {

    /** A refusal has a code and nothing else has one, for the log keeps the outcome as the presence of the code. */
    public CommandEntry {
        if ((outcome == Outcome.REFUSED) != (code != null)) {
            throw new IllegalArgumentException("%s with code %s".formatted(outcome, code));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommandEntry that
                && commandId.equals(that.commandId)
                && commandName.equals(that.commandName)
                && actorId.equals(that.actorId)
                && Arrays.equals(bodyHash, that.bodyHash)
                && outcome == that.outcome
                && Objects.equals(code, that.code)
                && Arrays.equals(answer, that.answer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(commandId, commandName, outcome, code);
    }

    @Override
    public String toString() {
        return "CommandEntry[%s %s by %s: %s%s]"
                .formatted(commandName, commandId, actorId, outcome, code == null ? "" : " " + code);
    }
}
