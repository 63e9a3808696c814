package fr.quitus.api.admission;

/**
 * Réglages de l'admission.
 *
 * @param commandsMin commands at once, at least, however slow they are
 * @param commandsMax commands at once, at most
 * @param commandTargetMs time within which a command is to be decided on average
 * @param readsMin questions at once, at least
 * @param readsMax questions at once, at most
 * @param readTargetMs time within which a question is to be answered on average
 * @param files files and orders at once that bring many commands
 * @param lineMax demands that wait for a place, in each lane
 * @param waitMs how long a question waits, and a fortieth of how long a command does
 * @param userRequestsPerS requests of one user; 0 means no quota
 * @param retryPercent share of repeats among those let in while the service is full, of who has his share already
 * @param latenessMs while whoever is due to run does so later than this on average, fewer are let in; 0: unwatched
 */
public record AdmissionLimits(
        int commandsMin,
        int commandsMax,
        int commandTargetMs,
        int readsMin,
        int readsMax,
        int readTargetMs,
        int files,
        int lineMax,
        int waitMs,
        int userRequestsPerS,
        int retryPercent,
        int latenessMs) {
    /** More at once adds little to what is done and much to how long each takes (measured). */
    public static final int COMMANDS_MAX = 256;

    /** What an instance starts with, and what a gate without a server keeps to. */
    public static AdmissionLimits defaults() {
        return new AdmissionLimits(16, COMMANDS_MAX, 200, 4, 64, 250, 32, 128, 10, 1_000, 20, 10);
    }

    public AdmissionLimits {
        if (lineMax < 1 || waitMs < 0) {
            throw new IllegalArgumentException(lineMax + " demands that wait for " + waitMs + " ms");
        }
    }

    AdaptiveLimit.Bounds bounds(Pool pool) {
        return switch (pool) {
            case COMMANDS -> new AdaptiveLimit.Bounds(commandsMin, commandsMax, commandTargetMs);
            case READS -> new AdaptiveLimit.Bounds(readsMin, readsMax, readTargetMs);
            case FILES -> AdaptiveLimit.Bounds.fixed(files);
        };
    }
}
