package fr.quitus.interchange.fec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compte rendu d'un contrôle de FEC.
 *
 * @param lines lines of entries read
 * @param counts how often each fault was found
 * @param findings the first of each fault, where they stand
 */
public record FecReport(
        long lines,
        long entries,
        long debitCents,
        long creditCents,
        Map<FecFault, Long> counts,
        List<Finding> findings) {
    /** Findings told in full, of each fault; the others are counted. */
    public static final int FINDINGS_MAX = 5;

    public FecReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    /**
     * Anomalie.
     *
     * @param line of the file, from 1; the titles are the first
     * @param place column, or entry
     */
    public record Finding(long line, String place, FecFault fault, String found) {
        /** One line for a person: where, what, and the rule. */
        public String sentence() {
            return "ligne " + line + ", " + place + " : " + found + " " + fault.rule() + " (" + fault + ")";
        }
    }

    public boolean conforms() {
        return counts.isEmpty();
    }

    /** Gathers findings, bounded. */
    static final class Findings {
        private final Map<FecFault, Long> counts = new EnumMap<>(FecFault.class);
        private final List<Finding> told = new ArrayList<>();

        void add(long line, String place, FecFault fault, String found) {
            if (counts.merge(fault, 1L, Long::sum) <= FINDINGS_MAX) {
                told.add(new Finding(line, place, fault, found));
            }
        }

        FecReport report(long lines, long entries, long debitCents, long creditCents) {
            return new FecReport(lines, entries, debitCents, creditCents, counts, told);
        }
    }
}
