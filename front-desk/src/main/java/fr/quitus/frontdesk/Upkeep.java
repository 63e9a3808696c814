package fr.quitus.frontdesk;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entretien : tries the places that were left out again and again, fills those that are back, has the desk read anew
 * when no place was left, and old files removed. It decides nothing: the appender does, between two batches.
 */
final class Upkeep implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Desk desk;
    private final Members members;
    private final Appender appender;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Place, Refill> refills = new LinkedHashMap<>();

    Upkeep(Desk desk, Members members, Appender appender) {
        this.desk = desk;
        this.members = members;
        this.appender = appender;
    }

    /** A place that is being filled. */
    private record Refill(Filling filling, FutureTask<Boolean> task) {}

    void close() {
        closed.countDown();
    }

    @Override
    public void run() {
        Duration every = desk.settings().returnEvery();
        try {
            while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                lookAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What goes wrong once is tried again the next time. */
    private void lookAgain() {
        try {
            look();
        } catch (DeskException.Closed e) {
            close();
        } catch (RuntimeException e) {
            LOG.error("The upkeep of the front desk failed", e);
        }
    }

    private void look() {
        if (desk.writers().isEmpty()) {
            if (desk.places().stream().anyMatch(this::canBeWritten)) {
                Waiting.join(appender.order(members::reopen));
            }
            return;
        }
        List<Place> out = desk.places().stream()
                .filter(place -> !place.isUpToDate() && !place.isBusy() && !refills.containsKey(place))
                .toList();
        // The batch at which one was left out is in the book before it is compared with the book.
        Waiting.join(appender.order(members::sweep));
        for (Place place : out) {
            if (!place.isBusy()) {
                Filling filling = new Filling(desk, place);
                refills.put(place, new Refill(filling, place.start(() -> {
                    filling.fill();
                    return true;
                })));
            }
        }
        refills.entrySet().removeIf(refill -> isOver(refill.getKey(), refill.getValue()));
    }

    private boolean canBeWritten(Place place) {
        if (place.isBusy()) {
            return false;
        }
        try {
            return Place.await(
                    place.start(() -> {
                        place.folder().probe();
                        return true;
                    }),
                    desk.settings().placeTimeout());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nothing more is to be waited for; a place that takes long is looked at again the next time. */
    private boolean isOver(Place place, Refill refill) {
        try {
            Place.await(refill.task(), desk.settings().returnEvery());
            Waiting.join(appender.order(() -> members.takeBack(place, refill.filling())));
        } catch (Place.PlaceHungException e) {
            return false;
        } catch (Filling.ForeignPlaceException e) {
            place.become(PlaceState.FOREIGN, String.valueOf(e.getMessage()));
        } catch (DeskException.Closed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            place.become(PlaceState.FAILING, e.toString());
        }
        return true;
    }
}
