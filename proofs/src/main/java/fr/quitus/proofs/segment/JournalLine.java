package fr.quitus.proofs.segment;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.fields.FieldReader;
import fr.quitus.proofs.fields.FieldWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ligne du journal des commandes : a command with its answer, so that a rebuilt log still knows every idempotency key.
 * Its bytes are twelve fields: the text {@code quitus-journal-line.v1}, number, command id (16 bytes), command name,
 * actor, hash of the body, outcome, code (empty if none), answer, first position, last position, time.
 *
 * @param number place in the journal, dense from 0
 * @param commandId the idempotency key
 * @param commandName permanent name of the command
 * @param actorId who gave it
 * @param bodyHash hash of what was asked
 * @param outcome what was decided, {@code ACCEPTED} or {@code REFUSED}
 * @param code code of the refusal
 * @param answer exact bytes
 * @param firstPosition position of its first event; one after the last position when it has none
 * @param lastPosition position of its last event, or of the log's when it was decided
 * @param recordedAtMicros when it was decided, in microseconds since 1970
 */
public record JournalLine(
        long number,
        UUID commandId,
        String commandName,
        String actorId,
        byte[] bodyHash,
        String outcome,
        @Nullable String code,
        byte[] answer,
        long firstPosition,
        long lastPosition,
        long recordedAtMicros) {

    private static final String VERSION = "quitus-journal-line.v1";
    private static final int UUID_BYTES = 16;
    private static final int OTHER_FIELDS_BYTES = 320;

    byte[] encode() {
        byte[] id = ByteBuffer.allocate(UUID_BYTES)
                .putLong(commandId.getMostSignificantBits())
                .putLong(commandId.getLeastSignificantBits())
                .array();
        return new FieldWriter(OTHER_FIELDS_BYTES + answer.length)
                .put(VERSION)
                .put(number)
                .put(id)
                .put(commandName)
                .put(actorId)
                .put(bodyHash)
                .put(outcome)
                .put(code == null ? "" : code)
                .put(answer)
                .put(firstPosition)
                .put(lastPosition)
                .put(recordedAtMicros)
                .bytes();
    }

    static JournalLine decode(byte[] encoded) {
        FieldReader fields = new FieldReader(encoded);
        String version = fields.text();
        if (!version.equals(VERSION)) {
            throw new FieldException("« %s » n'est pas « %s »".formatted(version, VERSION));
        }
        long number = fields.number();
        byte[] id = fields.bytes();
        if (id.length != UUID_BYTES) {
            throw new FieldException("l'identité d'une commande a %d octets".formatted(id.length));
        }
        ByteBuffer halves = ByteBuffer.wrap(id);
        UUID commandId = new UUID(halves.getLong(), halves.getLong());
        String commandName = fields.text();
        String actorId = fields.text();
        byte[] bodyHash = fields.bytes();
        String outcome = fields.text();
        String code = fields.text();
        byte[] answer = fields.bytes();
        long firstPosition = fields.number();
        long lastPosition = fields.number();
        long recordedAtMicros = fields.number();
        fields.end();
        return new JournalLine(
                number,
                commandId,
                commandName,
                actorId,
                bodyHash,
                outcome,
                code.isEmpty() ? null : code,
                answer,
                firstPosition,
                lastPosition,
                recordedAtMicros);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JournalLine that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, commandId);
    }

    @Override
    public String toString() {
        return "JournalLine[%d: %s %s]".formatted(number, commandName, commandId);
    }
}
