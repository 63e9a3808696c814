package fr.quitus.frontdesk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the threads of a desk share. The appender alone changes it; places are changed by whoever is told below. */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final DeskSettings settings;
    private final long fileBytesMax;
    private final List<Place> places;
    private volatile DeskBook book;
    private volatile Witness witness;
    private volatile String stopped = "";

    private Desk(DeskSettings settings, long fileBytesMax, List<Place> places, Opening.Opened opened) {
        this.settings = settings;
        this.fileBytesMax = fileBytesMax;
        this.places = places;
        this.book = opened.book();
        this.witness = opened.witness();
    }

    static Desk open(DeskSettings settings, Storages storages) throws IOException {
        List<Place> places = settings.places().stream()
                .map(path -> new Place(new PlaceFolder(path, storages.disks().apply(path))))
                .toList();
        boolean opened = false;
        try {
            Desk desk =
                    new Desk(settings, storages.fileBytesMax(), places, new Opening(settings, places, false).open());
            opened = true;
            return desk;
        } finally {
            if (!opened) {
                close(settings, places);
            }
        }
    }

    /** Lets go of the places. */
    void close() {
        close(settings, places);
    }

    private static void close(DeskSettings settings, List<Place> places) {
        try {
            for (Place place : places) {
                place.shutdown(settings.placeTimeout());
                if (!place.isBusy()) {
                    place.closeChannels();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("A place of the front desk was not closed well: {}", e.toString());
        }
    }

    DeskSettings settings() {
        return settings;
    }

    long fileBytesMax() {
        return fileBytesMax;
    }

    List<Place> places() {
        return places;
    }

    DeskBook book() {
        return book;
    }

    UUID id() {
        return witness.desk();
    }

    /** Those that count. */
    List<Place> writers() {
        return places.stream().filter(Place::isUpToDate).toList();
    }

    /** Why nothing is written, in French; empty when something is. */
    String stopped() {
        return writers().isEmpty() ? stopped.isEmpty() ? "aucun support ne peut être écrit" : stopped : "";
    }

    /** Nobody counts any more until all is read again. */
    void stop(String why) {
        stopped = why;
        writers().forEach(place -> place.become(PlaceState.FAILING, why));
    }

    /** Reads all again, after every place had failed. */
    void reopen() throws IOException {
        for (Place place : places) {
            if (!place.isBusy()) {
                place.closeChannels();
            }
        }
        Opening.Opened opened = new Opening(settings, places, true).open();
        book = opened.book();
        witness = opened.witness();
    }

    /** Writes down who counts, before anything is answered that others do not hold. */
    void rememberMembers() throws IOException {
        Set<UUID> members =
                writers().stream().map(place -> place.knownIdentity().place()).collect(Collectors.toSet());
        if (!members.isEmpty() && !members.equals(witness.members())) {
            remember(members, book.firstBatch());
        }
    }

    /** Writes down where the log begins and ends, with the same members. */
    void rememberExtent(long firstBatch) throws IOException {
        remember(witness.members(), firstBatch);
    }

    private void remember(Set<UUID> members, long firstBatch) throws IOException {
        Witness next = witness.next(firstBatch, book.nextBatch() - 1, members);
        next.write(settings.witness());
        witness = next;
    }

    /** Places to read from, best first: what they give is checked by whoever reads. */
    List<Place> readers() {
        List<Place> readers = new ArrayList<>(writers());
        for (Place place : places) {
            if (place.state() == PlaceState.FAILING || place.state() == PlaceState.RETURNING) {
                readers.add(place);
            }
        }
        return readers;
    }
}
