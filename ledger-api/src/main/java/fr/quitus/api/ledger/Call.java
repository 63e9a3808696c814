package fr.quitus.api.ledger;

import fr.quitus.domain.actor.Act;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a command: the act, and the version its caller saw.
 *
 * @param expectedVersion from {@code If-Match}; absent when the command needs none
 */
public record Call(Act act, @Nullable Long expectedVersion) {
    /** Name of the command message's metadata that holds the call. */
    public static final String METADATA = "call";
}
