package fr.quitus.bays;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where the bays are and how patient their supervision is.
 *
 * @param directory holds one folder per bay; in earnest each of them is a mount point of a storage of its own
 * @param postgresSettings complete or replace ours; the settings that keep acknowledgements safe cannot be replaced
 * @param checkInterval pause between two looks at every bay; a process that ends is noticed at once
 * @param answerTimeout how long a bay that runs may take to let somebody in, or to answer one question
 * @param primarySilence how long a primary that runs may fail to answer before another takes over
 * @param standbySilence how long a standby that runs may fail to follow before it is filled again
 * @param startTimeout how long an instance may take to start, the replay of its log included
 * @param stopTimeout how long it may take to stop in order before it is stopped without a checkpoint
 * @param quorumTimeout how long opening waits for a primary and one standby that receives every write
 * @param probes how each storage is tried
 * @param scrubs how often, and at which pace, all that the bays hold is read
 */
public record BaySettings(
        Path directory,
        Map<String, String> postgresSettings,
        Duration checkInterval,
        Duration answerTimeout,
        Duration primarySilence,
        Duration standbySilence,
        Duration startTimeout,
        Duration stopTimeout,
        Duration quorumTimeout,
        Probes probes,
        Scrubs scrubs) {

    /**
     * What goes wrong may take {@code interval + timeout} to be noticed and {@code doubt} more to be believed; the
     * takeover comes on top.
     *
     * @param interval between the beginnings of two looks at the storage of a bay
     * @param timeout a look that lasts longer is a doubt; nobody waits for its end
     * @param doubt how long looks must go on finding fault before the bay is fenced
     */
    public record Probes(Duration interval, Duration timeout, Duration doubt) {
        static final Probes DEFAULT = new Probes(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    /**
     * @param interval between the beginnings of two passes over all that a bay holds
     * @param sharePercent of the time that a pass keeps one storage busy
     */
    public record Scrubs(Duration interval, int sharePercent) {
        static final Scrubs DEFAULT = new Scrubs(Duration.ofSeconds(60), 5);

        public Scrubs {
            if (sharePercent < 1 || sharePercent > 100) {
                throw new IllegalArgumentException(sharePercent + " is not a share between 1 and 100 %");
            }
        }
    }

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);

    public BaySettings {
        directory = directory.toAbsolutePath().normalize();
        postgresSettings = Map.copyOf(postgresSettings);
    }

    public static BaySettings in(Path directory) {
        return new BaySettings(
                directory,
                Map.of(),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                Probes.DEFAULT,
                Scrubs.DEFAULT);
    }

    public BaySettings withPostgresSettings(Map<String, String> settings) {
        return new BaySettings(
                directory,
                settings,
                checkInterval,
                answerTimeout,
                primarySilence,
                standbySilence,
                startTimeout,
                stopTimeout,
                quorumTimeout,
                probes,
                scrubs);
    }

    public BaySettings withQuorumTimeout(Duration timeout) {
        return new BaySettings(
                directory,
                postgresSettings,
                checkInterval,
                answerTimeout,
                primarySilence,
                standbySilence,
                startTimeout,
                stopTimeout,
                timeout,
                probes,
                scrubs);
    }

    public BaySettings withScrubs(Scrubs pace) {
        return new BaySettings(
                directory,
                postgresSettings,
                checkInterval,
                answerTimeout,
                primarySilence,
                standbySilence,
                startTimeout,
                stopTimeout,
                quorumTimeout,
                probes,
                pace);
    }

    /**
     * The same patience as by default in proportion to this silence of a primary. On a machine that others use, a bay
     * that is only slow would else be replaced, doubted, or filled again.
     *
     * @throws IllegalArgumentException for less than three seconds: what follows from it is counted in whole ones
     */
    public BaySettings withSilence(Duration silence) {
        if (silence.compareTo(SHORTEST_SILENCE) < 0) {
            throw new IllegalArgumentException(silence + " of silence is less than " + SHORTEST_SILENCE);
        }
        BaySettings usual = in(directory);
        return new BaySettings(
                directory,
                postgresSettings,
                checkInterval,
                usual.inProportion(usual.answerTimeout, silence),
                silence,
                usual.inProportion(usual.standbySilence, silence),
                startTimeout,
                stopTimeout,
                quorumTimeout,
                new Probes(probes.interval, usual.inProportion(usual.probes.timeout, silence), probes.doubt),
                scrubs);
    }

    private Duration inProportion(Duration usual, Duration silence) {
        return Duration.ofMillis(usual.toMillis() * silence.toMillis() / primarySilence.toMillis());
    }
}
