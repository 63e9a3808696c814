package fr.quitus.app.interchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.interchange.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compte rendu d'intégration : what became of each line of a file. Counts are of all lines, lists of the first.
 *
 * @param fileId SHA-256 of the file's bytes
 * @param kind what the file was read as
 * @param simulated nothing was written
 * @param unfinished lines that the time did not suffice for: the same file posted again goes on with them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FileReport(
        String fileId,
        String kind,
        boolean simulated,
        Counts counts,
        int unfinished,
        List<Accepted> accepted,
        List<Ignored> ignored,
        List<Unidentified> unidentified,
        List<Refused> rejected)
        implements Intake.Report {
    /** Lines of each list that are written out. */
    static final int LINES_MAX = 10_000;

    /** How many lines there are of each sort. */
    record Counts(int accepted, int ignored, int unidentified, int rejected) {}

    /**
     * A line that was written.
     *
     * @param reference what the sender calls it
     * @param command the act it became
     */
    record Accepted(int line, String reference, String command, Map<String, String> ids) {}

    /** A line that was known already, or asks for nothing. */
    record Ignored(int line, String reference, String reason) {}

    /** A line that nothing in the ledger answers to. */
    record Unidentified(int line, String reference, String amount, String direction, String reason) {}

    /** A line that was refused, by the reader or by a rule of the accounts. */
    record Refused(
            int line, @Nullable String place, @Nullable String reference, String code, String reason) {}

    @Override
    public boolean refusedWhole() {
        return counts.rejected > 0 && counts.accepted + counts.ignored + counts.unidentified == 0;
    }

    /** Gathers the lines of one file, which may come from several threads. */
    static final class Builder {
        private final List<Accepted> accepted = new ArrayList<>();
        private final List<Ignored> ignored = new ArrayList<>();
        private final List<Unidentified> unidentified = new ArrayList<>();
        private final List<Refused> rejected = new ArrayList<>();

        synchronized void accept(int line, String reference, String command, Map<String, String> ids) {
            accepted.add(new Accepted(line, reference, command, ids));
        }

        synchronized void ignore(int line, String reference, String reason) {
            ignored.add(new Ignored(line, reference, reason));
        }

        synchronized void unidentified(int line, String reference, String amount, String direction, String reason) {
            unidentified.add(new Unidentified(line, reference, amount, direction, reason));
        }

        synchronized void reject(int line, String place, String reference, String code, String reason) {
            rejected.add(new Refused(line, place, reference, code, reason));
        }

        void reject(List<Rejected> refusals) {
            refusals.forEach(refusal ->
                    reject(refusal.line(), refusal.place(), "", refusal.code().name(), refusal.reason()));
        }

        /** What a command was answered, as the line's own answer. */
        void answer(int line, String reference, String command, Submitted submitted) {
            if (!submitted.accepted()) {
                reject(line, "", reference, String.valueOf(submitted.code()), submitted.detail());
            } else if (submitted.known()) {
                ignore(line, reference, "Déjà intégré.");
            } else {
                accept(line, reference, command, submitted.ids());
            }
        }

        synchronized int answered() {
            return accepted.size() + ignored.size() + unidentified.size() + rejected.size();
        }

        synchronized FileReport report(String fileId, String kind, boolean simulated, int unfinished) {
            return new FileReport(
                    fileId,
                    kind,
                    simulated,
                    new Counts(accepted.size(), ignored.size(), unidentified.size(), rejected.size()),
                    unfinished,
                    first(accepted, Accepted::line),
                    first(ignored, Ignored::line),
                    first(unidentified, Unidentified::line),
                    first(rejected, Refused::line));
        }

        private static <T> List<T> first(List<T> lines, ToIntFunction<T> line) {
            return lines.stream()
                    .sorted(Comparator.comparingInt(line))
                    .limit(LINES_MAX)
                    .toList();
        }
    }
}
