package fr.quitus.frontdesk;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Acte à déposer : what somebody asks, after the checks that need no state. Its id makes it one act however often it is
 * handed in.
 *
 * @param commandId idempotency key of the command
 * @param commandName wire name of the command, letters, digits, dots, dashes and underscores
 * @param commandHash SHA-256 of the command as it was sent
 * @param depositor who deposits, as known: printed on the receipt, so on one line
 * @param content what is needed to file it later; opaque here
 */
public record Act(UUID commandId, String commandName, byte[] commandHash, String depositor, byte[] content) {

    /** Longest name of a command, in characters. */
    public static final int COMMAND_NAME_LENGTH_MAX = 100;

    /** Longest name of a depositor, in characters: a receipt must fit into a QR code. */
    public static final int DEPOSITOR_LENGTH_MAX = 200;

    /** Largest content, in bytes. */
    public static final int CONTENT_BYTES_MAX = 4 * 1024 * 1024;

    static final int HASH_BYTES = 32;

    private static final Pattern COMMAND_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    public Act {
        if (commandHash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + commandHash.length);
        }
        if (commandName.length() > COMMAND_NAME_LENGTH_MAX
                || !COMMAND_NAME.matcher(commandName).matches()) {
            throw new IllegalArgumentException("« %s » is not the name of a command".formatted(commandName));
        }
        if (depositor.isBlank()
                || depositor.length() > DEPOSITOR_LENGTH_MAX
                || !depositor.equals(depositor.strip())
                || depositor.codePoints().anyMatch(Act::breaksALine)) {
            throw new IllegalArgumentException("« %s » cannot stand on a receipt".formatted(depositor));
        }
        if (content.length > CONTENT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a content of %d bytes, over %d".formatted(content.length, CONTENT_BYTES_MAX));
        }
    }

    private static boolean breaksALine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Act that
                && commandId.equals(that.commandId)
                && commandName.equals(that.commandName)
                && Arrays.equals(commandHash, that.commandHash)
                && depositor.equals(that.depositor)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(commandId, Arrays.hashCode(commandHash));
    }

    @Override
    public String toString() {
        return "Act[%s %s by %s]".formatted(commandName, commandId, depositor);
    }
}
