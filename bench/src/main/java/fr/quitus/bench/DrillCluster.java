package fr.quitus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The production cluster's faults: those of {@code deploy/lab}, which raises the very files of {@code deploy}. */
final class DrillCluster {
    private static final String LAB = "deploy/lab/series";

    private DrillCluster() {}

    /**
     * Runs what is missing of a series; what it says goes where ours does.
     *
     * @param faults by their names; none means all
     * @param labs how many stand side by side
     * @param series file of the series; null means the lab's own
     * @return the lab's exit code
     */
    static int run(Path root, int repeats, List<String> faults, int labs, @Nullable Path series)
            throws IOException, InterruptedException {
        Path lab = root.resolve(LAB);
        if (!Files.isExecutable(lab)) {
            throw new IOException("no " + lab + ": the cluster's drill runs from the sources");
        }
        List<String> command = new ArrayList<>(
                List.of(lab.toString(), "--repeats", Integer.toString(repeats), "--labs", Integer.toString(labs)));
        if (!faults.isEmpty()) {
            command.addAll(List.of("--faults", String.join(",", faults)));
        }
        if (series != null) {
            command.addAll(List.of("--series", series.toString()));
        }
        Process running = new ProcessBuilder(command).inheritIO().start();
        // Ours may be ended while it runs; it takes down what it raised when it is told to.
        Thread ending = Thread.ofPlatform().unstarted(running::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        int code = running.waitFor();
        Runtime.getRuntime().removeShutdownHook(ending);
        return code;
    }
}
