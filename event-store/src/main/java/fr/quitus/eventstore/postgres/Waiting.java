package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import java.util.concurrent.CompletableFuture;

/**
 * A unit between its call and its answer. One without events and without entry is a barrier: it asks that everything
 * committed before it be durable.
 *
 * @param unit what is to be written
 * @param answer what the caller waits for
 * @param deadlineNanos when it is answered as unknown, on the clock of {@link System#nanoTime()}
 */
record Waiting(AppendUnit unit, CompletableFuture<Appended> answer, long deadlineNanos) {

    boolean overdue(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    /** False when the caller has had an answer already. */
    boolean fail(RuntimeException reason) {
        return answer.completeExceptionally(reason);
    }
}
