package fr.quitus.app.copies;

/** What is stopped when its work is done, and at Ctrl-C too: a PostgreSQL outlives the program that started it. */
final class StoppedAtExit implements AutoCloseable {
    private final Runnable stop;
    private final Thread atExit;

    StoppedAtExit(Runnable stop) {
        this.stop = stop;
        this.atExit = new Thread(stop, "quitus-stop");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the program ends, and stops it
        }
        stop.run();
    }
}
