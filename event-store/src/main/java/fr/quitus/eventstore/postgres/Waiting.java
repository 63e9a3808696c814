package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A unit between its call and its answer. One without events and without entry is a barrier: it asks that everything
 * committed before it be durable.
 */
final class Waiting {

    private final AppendUnit unit;
    private final Set<String> aggregateIds;
    private final CompletableFuture<Appended> answer = new CompletableFuture<>();
    private final long deadlineNanos;

    /**
     * @param unit what is to be written
     * @param deadlineNanos when it is answered as unknown, on the clock of {@link System#nanoTime()}
     */
    Waiting(AppendUnit unit, long deadlineNanos) {
        this.unit = unit;
        this.aggregateIds = unit.aggregateIds();
        this.deadlineNanos = deadlineNanos;
    }

    AppendUnit unit() {
        return unit;
    }

    /** The aggregates it writes to. */
    Set<String> aggregateIds() {
        return aggregateIds;
    }

    /** What the caller waits for. */
    CompletableFuture<Appended> answer() {
        return answer;
    }

    boolean overdue(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    /** False when the caller has had an answer already. */
    boolean fail(RuntimeException reason) {
        return answer.completeExceptionally(reason);
    }
}
