package fr.quitus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which code a drill ran on: what makes up the product, and not its tests, its drills or its documents. */
final class DrilledCode {
    private static final List<String> PRODUCT = List.of(
            "pom.xml",
            "ledger-domain/src/main",
            "ledger-api/src/main",
            "proofs/src/main",
            "front-desk/src/main",
            "event-store/src/main",
            "projections/src/main",
            "bays/src/main",
            "interchange/src/main",
            "src/main");
    private static final int CHARS = 12;
    private static final int TIMEOUT_S = 60;

    private DrilledCode() {}

    /**
     * The same as long as no file of the product changes, whatever else is committed.
     *
     * @throws IllegalStateException when files of the product are not as committed: nobody could run the same again
     */
    static String of(Path root) throws IOException {
        List<String> changed = new ArrayList<>(List.of("status", "--porcelain", "--"));
        changed.addAll(PRODUCT);
        if (!git(root, changed).isBlank()) {
            throw new IllegalStateException(
                    "the product's files are not as committed: a series would count for nothing");
        }
        List<String> trees = new ArrayList<>(List.of("ls-tree", "HEAD", "--"));
        trees.addAll(PRODUCT);
        return DrillWitness.hash(git(root, trees).getBytes(StandardCharsets.UTF_8))
                .substring(0, CHARS);
    }

    private static String git(Path root, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("git cannot tell which code this is: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }
}
