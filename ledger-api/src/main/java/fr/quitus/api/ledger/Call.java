package fr.quitus.api.ledger;

import fr.quitus.domain.actor.Act;
import java.time.Year;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a command: the act, and the version its caller saw.
 *
 * @param expectedVersion from {@code If-Match}; absent when the command needs none
 * @param simulated decided as any other, but nothing of it is applied
 */
public record Call(Act act, @Nullable Long expectedVersion, boolean simulated) {
    /** Name of the command message's metadata that holds the call. */
    public static final String METADATA = "call";

    public Call(Act act, @Nullable Long expectedVersion) {
        this(act, expectedVersion, false);
    }

    /** That of the command being handled. */
    static Call current() {
        if (CurrentUnitOfWork.get().getMessage().getMetaData().get(METADATA) instanceof Call call) {
            return call;
        }
        throw new IllegalStateException("a command is handled without its call");
    }

    /** Year of the act being handled. */
    static int year() {
        return CurrentUnitOfWork.get().getMessage().getMetaData().get(METADATA) instanceof Call call
                ? call.act.date().getYear()
                : Year.MIN_VALUE;
    }

    /** Whether the command being handled is only simulated. */
    public static boolean simulates() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().getMessage() instanceof Message<?> message
                && message.getMetaData().get(METADATA) instanceof Call call
                && call.simulated;
    }
}
