package fr.quitus.app.copies;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is stopped when its work is done, and at Ctrl-C too, be it while it is being opened: a PostgreSQL outlives the
 * program that started it.
 */
public final class StoppedAtExit implements AutoCloseable {
    private final Thread atExit = new Thread(this::exit, "quitus-stop");
    private volatile @Nullable Thread interruptible;
    private @Nullable Runnable stop;

    public StoppedAtExit() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Opens it, once. Ctrl-C waits until that is done, and stops what was opened. */
    public synchronized <T> T open(Supplier<T> opening, Consumer<T> stopping) {
        T opened = opening.get();
        stop = () -> stopping.accept(opened);
        return opened;
    }

    /** The same for what lasts, and leaves nothing behind when its thread is interrupted. */
    public <T> T openInterruptibly(Supplier<T> opening, Consumer<T> stopping) {
        interruptible = Thread.currentThread();
        try {
            return open(opening, stopping);
        } finally {
            interruptible = null;
        }
    }

    private void exit() {
        Thread opening = interruptible;
        if (opening != null) {
            opening.interrupt();
        }
        stop();
    }

    private synchronized void stop() {
        Runnable now = stop;
        stop = null;
        if (now != null) {
            now.run();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the program ends, and stops it
        }
        stop();
    }
}
