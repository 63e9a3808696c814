package fr.quitus.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./quitus bench pages} : how long pages of a large ledger take, what they weigh, people beside commands. */
@Command(name = "pages", description = "Pages of a large ledger: time, weight, fifty people beside commands.")
final class PagesCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Bench bench;

    @Option(
            names = "--postings",
            defaultValue = "1000000",
            description = "Lines of the grand livre (${DEFAULT-VALUE}).")
    private long postings;

    @Option(names = "--data", description = "Folder to keep the prepared ledger in, or to find it again.")
    private @Nullable Path data;

    @Option(names = "--permille", defaultValue = "100", description = "Of a year, by commands, then copied.")
    private int permille;

    @Option(names = "--times", defaultValue = "30", description = "Each page is asked for (${DEFAULT-VALUE}).")
    private int times;

    @Option(names = "--people", defaultValue = "50", description = "Who browse at once; 0 for none (${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--reading-ms", defaultValue = "5000", description = "Between two pages (${DEFAULT-VALUE}).")
    private int readingMs;

    @Option(names = "--commands-per-second", defaultValue = "200", description = "Meanwhile (${DEFAULT-VALUE}).")
    private int commands;

    @Option(names = "--seconds", defaultValue = "60", description = "Of browsing (${DEFAULT-VALUE}).")
    private int seconds;

    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws Exception {
        if (bench == null) {
            throw new IllegalStateException("pages is a word of bench");
        }
        PagesBench.Plan plan = new PagesBench.Plan(postings, permille, times, people, readingMs, commands, seconds);
        return bench.figures("pages", () -> {
            if (data != null) {
                return PagesBench.run(plan, data.toAbsolutePath(), progress);
            }
            return Ground.inFreshFolder(folder -> PagesBench.run(plan, folder.resolve("data"), progress));
        });
    }
}
