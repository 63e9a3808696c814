package fr.quitus.bench;

import fr.quitus.bench.figures.FigureReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is printed and kept of one run. */
final class Report {
    private static final Pattern NOT_IN_A_FILE_NAME = Pattern.compile("[^A-Za-z0-9.]+");

    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final double loadBefore = ProcessMemory.loadAverage();
    private final String what;
    private final String command;

    /**
     * Starts when it is made.
     *
     * @param what the name of the bench or drill
     * @param command what repeats it
     */
    Report(String what, String command) {
        this.what = what;
        this.command = command;
    }

    /**
     * Prints the result, as one JSON object or as text, and keeps both in a folder if one is given.
     *
     * @param folder where measurements are kept
     */
    void tell(Measurement measurement, boolean json, @Nullable Path folder, PrintStream out) throws IOException {
        FigureReport report = new FigureReport(Machine.machine(), Machine.commit(), measurement.figures());
        String text = text(report.table() + "\n" + measurement.details());
        out.println(json ? report.json() : text);
        if (folder != null) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(fileName() + ".md"), text);
            Files.writeString(folder.resolve(fileName() + ".json"), report.json() + "\n");
        }
    }

    /** The tables, below what they are worth nothing without. */
    String text(String tables) {
        return String.format(
                Locale.ROOT,
                "# %s%n%nMeasured %s to %s, load average %.1f before and %.1f after.%n%n%s%n%s",
                what,
                begun,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                loadBefore,
                ProcessMemory.loadAverage(),
                Machine.description(command),
                tables);
    }

    private String fileName() {
        return fileName(begun.atZone(ZoneOffset.UTC).toLocalDate(), Machine.commit(), what);
    }

    static String fileName(LocalDate date, String commit, String what) {
        return date + "-" + NOT_IN_A_FILE_NAME.matcher(commit).replaceAll("-") + "-" + what;
    }
}
