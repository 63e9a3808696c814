package fr.quitus.frontdesk;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Les supports qui comptent : has them do things at once, leaves out who fails, takes back who is filled. The
 * appender's thread alone uses it, between two batches.
 */
final class Members {

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);
    private static final long SPACE_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Desk desk;
    private final DeskSettings settings;
    private volatile boolean spaceLeft = true;
    private long spaceAsked = System.nanoTime() - SPACE_EVERY_NANOS;

    Members(Desk desk) {
        this.desk = desk;
        this.settings = desk.settings();
    }

    /** As it was last found, for any thread. */
    boolean hadSpaceLeft() {
        return spaceLeft;
    }

    /** Whether a disk has room for more than endings; it is asked once in a while. */
    boolean hasSpaceLeft() {
        if (System.nanoTime() - spaceAsked < SPACE_EVERY_NANOS) {
            return spaceLeft;
        }
        spaceAsked = System.nanoTime();
        boolean left = desk.writers().isEmpty();
        for (Place place : desk.writers()) {
            PlaceFolder folder = place.folder();
            try {
                long usable = Place.await(
                        place.start(() -> folder.disk().usableBytes(folder.path())), settings.placeTimeout());
                left |= usable >= settings.freeBytesMin();
            } catch (IOException e) {
                left = true; // the next batch finds out what is wrong with it
            }
        }
        spaceLeft = left;
        return left;
    }

    /** Whether the witness knows who counts now; without it nothing may be answered, and all is read again. */
    boolean remembered() {
        try {
            desk.rememberMembers();
            return true;
        } catch (IOException e) {
            LOG.error("The witness of the front desk cannot be written", e);
            desk.stop("le témoin %s ne peut être écrit, %s".formatted(settings.witness(), e.getMessage()));
            return false;
        }
    }

    /** Has all places that count do the same at once; who fails or does not come back counts no more. */
    void everywhere(PlaceWork work) {
        Map<Place, FutureTask<Boolean>> tasks = new LinkedHashMap<>();
        for (Place place : desk.writers()) {
            if (place.isBusy()) { // what was asked of it before has not come back
                leaveOut(place, PlaceState.HUNG, "n'a pas répondu à temps");
            } else {
                tasks.put(place, place.start(() -> {
                    work.run(place);
                    return true;
                }));
            }
        }
        long deadline = System.nanoTime() + settings.placeTimeout().toNanos();
        tasks.forEach((place, task) -> {
            try {
                Place.await(task, Duration.ofNanos(deadline - System.nanoTime()));
            } catch (Place.PlaceHungException e) {
                leaveOut(
                        place,
                        PlaceState.HUNG,
                        "n'a pas répondu en %d ms"
                                .formatted(settings.placeTimeout().toMillis()));
            } catch (IOException e) {
                leaveOut(place, PlaceState.FAILING, e.toString());
            }
        });
    }

    private static void leaveOut(Place place, PlaceState state, String why) {
        LOG.warn("The front desk goes on without {}: {}", place.folder().path(), why);
        place.become(state, why);
    }

    /** What a place is told to do. */
    @FunctionalInterface
    interface PlaceWork {
        void run(Place place) throws IOException;
    }

    /** A place that gave back something wrong counts no more, unless it is the last. */
    void distrust(Place place, String why) {
        if (place.isUpToDate() && desk.writers().size() > 1) {
            leaveOut(place, PlaceState.FAILING, why);
            remembered();
        }
    }

    /** A filled place counts from here on, if it can be made equal to the end. */
    void takeBack(Place place, Filling filling) {
        if (desk.writers().isEmpty() || place.isUpToDate() || place.isBusy()) {
            return;
        }
        try {
            Place.await(
                    place.start(() -> {
                        filling.finish();
                        return true;
                    }),
                    settings.placeTimeout());
            place.become(PlaceState.UP_TO_DATE, "");
            desk.rememberMembers();
            LOG.info("{} counts again", place.folder().path());
        } catch (Place.PlaceHungException e) {
            leaveOut(place, PlaceState.HUNG, "n'a pas répondu à temps");
        } catch (IOException e) {
            leaveOut(place, PlaceState.FAILING, e.toString());
        }
    }

    /** Looks at the room that is left, and removes the files of which nothing is to be kept. */
    void sweep() {
        hasSpaceLeft();
        long before = settings.clock().millis() - settings.keepEnded().toMillis();
        List<Long> gone = desk.writers().isEmpty() ? List.of() : desk.book().removeEndedBefore(before);
        if (gone.isEmpty()) {
            return;
        }
        try {
            desk.rememberExtent(desk.book().firstBatch());
        } catch (IOException e) {
            LOG.error("The witness of the front desk cannot be written", e);
            desk.stop("le témoin %s ne peut être écrit, %s".formatted(settings.witness(), e.getMessage()));
            return;
        }
        int count = desk.writers().size();
        everywhere(place -> {
            for (long file : gone) {
                place.folder().delete(file);
            }
        });
        if (desk.writers().size() < count) {
            remembered();
        }
    }

    /** Reads all again where every place had failed. */
    void reopen() {
        if (!desk.writers().isEmpty()) {
            return;
        }
        try {
            desk.reopen();
            LOG.info("The front desk writes again, on {} places", desk.writers().size());
        } catch (IOException | DeskException e) {
            desk.stop(String.valueOf(e.getMessage()));
        }
    }

    /** Notes how far the log goes, for the next opening. */
    void noteEnd() {
        try {
            if (!desk.writers().isEmpty()) {
                desk.rememberExtent(desk.book().firstBatch());
            }
        } catch (IOException e) {
            LOG.warn("The witness of the front desk was not brought up to date: {}", e.toString());
        }
    }
}
