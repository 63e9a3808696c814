package fr.quitus.frontdesk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Santé du guichet.
 *
 * @param takesDeposits whether a deposit handed in now would be written, as far as is known
 * @param why what keeps it from that, in French; empty when nothing does
 * @param places in the order of the settings
 * @param oldestPending time of the oldest deposit without an ending
 */
public record DeskHealth(
        boolean takesDeposits,
        String why,
        List<PlaceHealth> places,
        @Nullable Instant oldestPending) {

    public DeskHealth {
        places = List.copyOf(places);
    }

    /**
     * Santé d'un support.
     *
     * @param detail what is wrong with it, in French; empty when nothing is
     * @param setAside folders in it of contents that the desk does not recognise and did not delete
     */
    public record PlaceHealth(Path place, PlaceState state, String detail, List<Path> setAside) {

        public PlaceHealth {
            setAside = List.copyOf(setAside);
        }
    }

    /** On how many places a deposit would be now. */
    public int copies() {
        return (int) places.stream()
                .filter(place -> place.state() == PlaceState.UP_TO_DATE)
                .count();
    }
}
