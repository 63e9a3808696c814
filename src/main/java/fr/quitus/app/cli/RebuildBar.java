package fr.quitus.app.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** How far a rebuild is: a bar that moves on a terminal, a line from time to time in a file. */
final class RebuildBar {
    private static final int BAR_WIDTH = 40;
    private static final long LINE_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final boolean terminal;
    private long toldAt;
    private boolean told;

    RebuildBar(PrintStream out) {
        this.out = out;
        Console console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    void show(JsonNode rebuild) {
        if (terminal) {
            long target = Math.max(1, rebuild.path("target").asLong());
            int done = Math.toIntExact(
                    BAR_WIDTH * Math.clamp(rebuild.path("position").asLong(), 0, target) / target);
            out.printf("\r\u001b[K[%s%s] %s", "#".repeat(done), ".".repeat(BAR_WIDTH - done), text(rebuild));
            out.flush();
        } else if (!told || System.nanoTime() - toldAt >= LINE_INTERVAL_NANOS) {
            toldAt = System.nanoTime();
            out.println(text(rebuild));
        }
        told = true;
    }

    void end(JsonNode rebuild) {
        if (terminal) {
            show(rebuild);
            out.println();
        } else {
            out.println(text(rebuild));
        }
    }

    private static String text(JsonNode rebuild) {
        JsonNode remaining = rebuild.path("remainingSeconds");
        String finishing = rebuild.path("finishing").asString("");
        return "%d / %d événements, %.0f/s%s%s"
                .formatted(
                        Math.max(0, rebuild.path("position").asLong()),
                        Math.max(0, rebuild.path("target").asLong()),
                        rebuild.path("eventsPerSecond").asDouble(),
                        remaining.isNumber() ? ", encore " + remaining.asLong() + " s" : "",
                        finishing.isEmpty() ? "" : ", comparaison de " + finishing);
    }
}
