package fr.quitus.app.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Tells the demonstration in French as it goes, and counts what was checked. */
final class Journalist {
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private int passed;
    private int failed;

    Journalist(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n[%6.1f s] %s%n", elapsed().toMillis() / 1000.0, title);
    }

    void say(String format, Object... values) {
        out.println("    " + format.formatted(values));
    }

    /** A claim of the demonstration; one that fails fails the whole. */
    void check(String claim, boolean holds, Object found) {
        if (holds) {
            passed++;
            out.println("    ✓ " + claim);
        } else {
            failed++;
            out.println("    ✗ " + claim + " — constaté : " + found);
        }
    }

    void checkEquals(String claim, Object expected, Object found) {
        check(claim, expected.equals(found), found + ", attendu " + expected);
    }

    boolean allHold() {
        return failed == 0 && passed > 0;
    }

    void conclude() {
        out.printf(
                "%n[%6.1f s] Démonstration terminée.%n%n%d passed, %d failed%n",
                elapsed().toMillis() / 1000.0, passed, failed);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
