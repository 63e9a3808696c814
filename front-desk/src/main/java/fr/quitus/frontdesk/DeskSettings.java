package fr.quitus.frontdesk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Réglages du guichet.
 *
 * @param node name of the node, part of every receipt's number
 * @param witness file of the node that remembers which places hold everything; on none of the places, best beside the
 *     application's own data
 * @param places folders, each on a storage of its own
 * @param bytesMax size of one copy above which no deposit is taken; endings still are
 * @param depositsMax deposits without an ending above which no deposit is taken
 * @param waitingMax deposits and endings that may wait for the disk at once
 * @param placeTimeout how long a place may take for one batch before the desk goes on without it
 * @param returnEvery how often a place that was left out is tried again
 * @param keepEnded how long an ended deposit can be found at least
 * @param freeBytesMin free bytes of the disk below which no deposit is taken, so that endings can still be written
 * @param despiteDoubt opens although a place that may alone hold deposits is missing: an operator's word
 * @param clock time of deposits
 */
public record DeskSettings(
        String node,
        Path witness,
        List<Path> places,
        long bytesMax,
        int depositsMax,
        int waitingMax,
        Duration placeTimeout,
        Duration returnEvery,
        Duration keepEnded,
        long freeBytesMin,
        boolean despiteDoubt,
        Clock clock) {

    /** Most deposits that may wait: what a day of SI-DEP brought, three times over. */
    public static final int DEPOSITS_MAX_MOST = 1_000_000;

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public DeskSettings {
        places = places.stream()
                .map(place -> place.toAbsolutePath().normalize())
                .distinct()
                .toList();
        witness = witness.toAbsolutePath().normalize();
        if (!NODE.matcher(node).matches()) {
            throw new IllegalArgumentException("« %s » ne peut nommer un nœud".formatted(node));
        }
        if (places.isEmpty() || places.size() > 8) {
            throw new IllegalArgumentException("un guichet a de 1 à 8 supports, non " + places.size());
        }
        if (bytesMax < 1 || depositsMax < 1 || depositsMax > DEPOSITS_MAX_MOST || waitingMax < 1) {
            throw new IllegalArgumentException("les bornes d'un guichet sont positives, et %d dépôts au plus attendent"
                    .formatted(DEPOSITS_MAX_MOST));
        }
    }

    /** 300,000 deposits, 4 GiB, endings kept 30 days, a place given 2 s. */
    public static DeskSettings of(String node, Path witness, List<Path> places, Clock clock) {
        return new DeskSettings(
                node,
                witness,
                places,
                4L << 30,
                300_000,
                4_096,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofDays(30),
                64L << 20,
                false,
                clock);
    }
}
