package fr.quitus.eventstore;

/**
 * Turns stored bytes into today's payload, whatever version their name stands for. The log knows no versions: whoever
 * knows what events mean knows how an older one says it.
 */
@FunctionalInterface
public interface PayloadReader {

    /** The payload that these bytes are under this name, of the class {@link EventNames#typeOf} gives for it. */
    Object read(String name, byte[] payload);
}
