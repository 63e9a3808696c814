package fr.quitus.frontdesk;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What waits for the appender. */
sealed interface Work {

    /** Ends the wait of whoever asked. */
    void fail(DeskException why);

    /** An act to be deposited. */
    record Handed(Act act, CompletableFuture<Answer> answer) implements Work {
        @Override
        public void fail(DeskException why) {
            answer.completeExceptionally(why);
        }
    }

    /** What became of deposits. */
    record Ended(Map<Long, Ending> endings, CompletableFuture<Integer> answer) implements Work {
        @Override
        public void fail(DeskException why) {
            answer.completeExceptionally(why);
        }
    }

    /** Something to do between two batches. */
    record Order(Runnable order, CompletableFuture<Boolean> done) implements Work {
        @Override
        public void fail(DeskException why) {
            done.completeExceptionally(why);
        }
    }

    /**
     * The answer to an act.
     *
     * @param copies 0 where the act had been deposited before
     */
    record Answer(long number, Instant at, int copies) {

        static final Answer KNOWN = new Answer(0, Instant.EPOCH, 0);
    }
}
