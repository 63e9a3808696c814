package fr.quitus.frontdesk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for the appender, who answers everybody in the end. */
final class Waiting {

    private Waiting() {}

    static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DeskException told) {
                throw told;
            }
            throw e;
        }
    }
}
