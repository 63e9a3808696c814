package fr.quitus.bays;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Bays of tests in which no bay falls silent: on a machine that others use, one that is slow is not taken for lost. */
final class PatientBays {
    static final Duration SILENCE = Duration.ofSeconds(60);

    private PatientBays() {}

    /** What is on their disks need not survive the machine. */
    static BaySettings in(Path directory) {
        return BaySettings.in(directory)
                .withPostgresSettings(Map.of("fsync", "off"))
                .withSilence(SILENCE);
    }
}
