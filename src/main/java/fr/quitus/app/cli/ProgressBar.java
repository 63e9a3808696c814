package fr.quitus.app.cli;

/** How far a reading of the log has come, on one line that is written again and again. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private ProgressBar() {}

    static void show(long position, long target, double eventsPerSecond) {
        long end = Math.max(1, target);
        long done = Math.clamp(position, 0, end);
        int filled = Math.toIntExact(WIDTH * done / end);
        System.out.printf(
                "\r[%s%s] %d / %d événements, %.0f/s ",
                "#".repeat(filled), ".".repeat(WIDTH - filled), done, end, eventsPerSecond);
    }
}
