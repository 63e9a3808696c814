package fr.quitus.frontdesk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reading that a hung storage cannot hold up: it is left behind on a thread of its own. */
final class Timed {

    private Timed() {}

    static <T> T call(Duration timeout, Callable<T> reading) throws IOException {
        FutureTask<T> task = new FutureTask<>(reading);
        Thread.ofPlatform().daemon().name("guichet-lecture").start(task);
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("pas de réponse en %d ms".formatted(timeout.toMillis()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("lecture interrompue", e);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause() == null ? e : e.getCause());
        }
    }

    /** As it was thrown where it can be, or as an {@link IOException} that names it. */
    static IOException unwrapped(Throwable cause) {
        return switch (cause) {
            case IOException failure -> failure;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> new IOException(cause);
        };
    }
}
