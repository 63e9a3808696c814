package fr.quitus.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Programs of the system, run for what they do and not for what they say. */
final class Shell {
    private static final int TIMEOUT_S = 120;

    private Shell() {}

    /** @return whether it ended well; false too where there is no such program, or where it hangs */
    static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void must(String... command) throws IOException {
        if (!run(command)) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }
}
