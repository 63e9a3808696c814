package fr.quitus.bench;

import fr.quitus.bench.DrillPlan.Planned;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a seed found.
 *
 * @param struck in their order
 * @param refilled bays filled again from the primary meanwhile
 * @param defects nothing when all held
 * @param failures why clients had to ask again, and how often
 * @param carriedThrough whether it came to its checks: one that did not neither held nor found anything
 */
record DrillOutcome(
        long seed,
        List<Struck> struck,
        List<Refilled> refilled,
        DrillCheck.Found found,
        List<String> defects,
        long retries,
        Map<String, Long> failures,
        boolean carriedThrough,
        double seconds) {
    DrillOutcome {
        struck = List.copyOf(struck);
        refilled = List.copyOf(refilled);
        defects = List.copyOf(defects);
    }

    /**
     * A fault that was struck.
     *
     * @param interruptionSeconds from the fault on, the longest time without any acknowledgement
     */
    record Struck(Planned planned, FaultStriker.Done done, double interruptionSeconds) {
        boolean skipped() {
            return done.skipped() != null;
        }

        /** Whether the primary was lost at one instant: what a takeover is measured by. */
        boolean isTakeover() {
            return !skipped()
                    && switch (planned.fault()) {
                        case KILL, DELETE -> planned.onPrimary();
                        case ISOLATE, APPLICATION, FLIP, KILL_TWO, PAUSE, TRUNCATE, FILL, CUT, SLOW, CLOCK -> false;
                    };
        }
    }

    /**
     * A bay filled again.
     *
     * @param seconds from the beginning of the copy until it receives every write again
     * @param megabytes what it holds then, its write-ahead log left out
     * @param share of the acknowledgements before the fault that were given meanwhile
     */
    record Refilled(String bay, double seconds, double megabytes, double share) {
        double megabytesPerSecond() {
            return megabytes / seconds;
        }
    }

    boolean held() {
        return defects.isEmpty();
    }

    String faults() {
        return struck.stream()
                .map(each -> each.planned().fault().word() + (each.skipped() ? " (sautée)" : ""))
                .collect(Collectors.joining(","));
    }

    double longestInterruption() {
        return struck.stream()
                .filter(each -> !each.skipped())
                .mapToDouble(Struck::interruptionSeconds)
                .max()
                .orElse(0);
    }

    /** One line, for whoever watches. */
    String line() {
        String what = struck.stream()
                .map(each -> each.done().what()
                        + (each.skipped()
                                ? " SAUTÉE : " + each.done().skipped()
                                : String.format(Locale.FRANCE, " (%.1f s)", each.interruptionSeconds())))
                .collect(Collectors.joining(" ; "));
        return String.format(
                Locale.FRANCE,
                "tirage %d : %s — %,d acquittées, %d perdues, %.0f s : %s",
                seed,
                what,
                found.acknowledged(),
                found.lost(),
                seconds,
                held() ? "tenu" : "EN DÉFAUT " + defects);
    }
}
