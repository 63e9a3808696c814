package fr.quitus.app.cli;

import fr.quitus.app.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** {@code ./quitus …} in a process of its own, its output in a file. */
final class QuitusProcess implements AutoCloseable {
    private static final Duration PATIENCE = Await.PATIENCE;

    private final Process process;
    private final Path output;

    private QuitusProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static QuitusProcess run(Path folder, String... arguments) throws IOException {
        return run(folder, Map.of(), arguments);
    }

    /** @param settings environment variables, which settings are read from too */
    static QuitusProcess run(Path folder, Map<String, String> settings, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: what the second compiler would make faster does not come back in them.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Quitus.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // Tests of other things are answered what was decided, however slow the machine: none is given a receipt.
        builder.environment().put("QUITUS_FRONT_DESK_ENABLED", "false");
        builder.environment().put("QUITUS_STORAGE_SILENCE_S", "60");
        builder.environment().putAll(settings);
        return new QuitusProcess(builder.start(), output);
    }

    String told() throws IOException {
        return Files.readString(output);
    }

    /** Waits until it has said this; fails with what it said instead. */
    void awaitText(String text) {
        AtomicReference<String> told = new AtomicReference<>("");
        Await.until(
                text,
                () -> {
                    boolean over = !process.isAlive(); // asked first: what it said last is read afterwards
                    told.set(told());
                    if (over && !told.get().contains(text)) {
                        throw new AssertionError("ended without « " + text + " »: " + told);
                    }
                    return told.get().contains(text);
                },
                told::get);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE);
        }
        return process.exitValue();
    }

    /** Ctrl-C, as a service manager gives it. */
    void interrupt() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Processes whose command line names the folder: bays that nobody stopped. */
    static List<String> processesOn(Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(handle -> handle.info().commandLine().orElse(""))
                    .filter(line -> line.contains(folder.toString()) && line.contains("postgres"))
                    .toList();
        }
    }

    static void await(String what, Callable<Boolean> condition) {
        Await.until(what, condition);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
