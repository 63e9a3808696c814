package fr.quitus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Série : a file with a line for each seed that was run, on whatever code, kept over days. A seed that ran on other
 * code counts for nothing.
 */
final class DrillSeries {
    static final String HELD = "tenu";
    static final String FAILED = "en défaut";
    private static final String HEADING = "instant\ttirage\tcode\tcommit\tissue\tpannes\tacquittées\tperdues\tdoubles"
            + "\taltérées\tinterruption_s\tdétail\n";
    private static final int FIELDS = 12;
    private static final int SEED = 1;
    private static final int CODE = 2;
    private static final int OUTCOME = 4;

    private final Path file;
    private final String code;

    /** @param code what counts as the same, see {@link DrilledCode} */
    DrillSeries(Path file, String code) {
        this.file = file;
        this.code = code;
    }

    /** The seeds that ran on this code, and how. */
    record Run(long seed, String outcome) {}

    List<Run> onThisCode() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] fields = line.split("\t", -1);
            if (fields.length == FIELDS && fields[CODE].equals(code)) {
                runs.add(new Run(Long.parseLong(fields[SEED]), fields[OUTCOME]));
            }
        }
        return runs;
    }

    /** The next seeds of a series of so many, from the first on, without those that ran already. */
    List<Long> missing(long first, int count) throws IOException {
        Set<Long> done = onThisCode().stream().map(Run::seed).collect(Collectors.toSet());
        List<Long> missing = new ArrayList<>();
        for (long seed = first; seed < first + count; seed++) {
            if (!done.contains(seed)) {
                missing.add(seed);
            }
        }
        return missing;
    }

    void append(DrillOutcome outcome) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, HEADING, StandardCharsets.UTF_8);
        }
        String line = String.join(
                "\t",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Long.toString(outcome.seed()),
                code,
                Machine.commit(),
                outcome.held() ? HELD : FAILED,
                outcome.faults(),
                Long.toString(outcome.found().acknowledged()),
                Long.toString(outcome.found().lost()),
                Long.toString(outcome.found().duplicated()),
                Long.toString(outcome.found().altered() + outcome.found().elsewhere()),
                String.format(Locale.ROOT, "%.2f", outcome.longestInterruption()),
                String.join(" ; ", outcome.defects()).replaceAll("\\s+", " "));
        Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
