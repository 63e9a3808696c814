package fr.quitus.frontdesk;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Entretien : tries the places that were left out again and again, fills those that are back, has the desk read anew
 * when no place was left, and old files removed. It decides nothing: the appender does, between two batches.
 */
final class Upkeep implements Runnable {

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
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DeskException.Closed e) {
            close();
        }
    }

    private void look() {
        if (desk.writers().isEmpty()) {
            if (desk.places().stream().anyMatch(this::canBeWritten)) {
                Waiting.join(appender.order(members::reopen));
            }
            return;
        }
        for (Place place : desk.places()) {
            if (!place.isUpToDate() && !place.isBusy() && !refills.containsKey(place)) {
                Filling filling = new Filling(desk, place);
                refills.put(place, new Refill(filling, place.start(() -> {
                    filling.fill();
                    return true;
                })));
            }
        }
        refills.entrySet().removeIf(refill -> isOver(refill.getKey(), refill.getValue()));
        Waiting.join(appender.order(members::sweep));
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
        } catch (IOException e) {
            place.become(PlaceState.FAILING, e.toString());
        }
        return true;
    }
}
