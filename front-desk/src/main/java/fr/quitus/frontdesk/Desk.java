package fr.quitus.frontdesk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the threads of a desk share. The appender alone changes it; places are changed by whoever is told below. */
final class Desk {

    private final DeskSettings settings;
    private final List<Place> places;
    private volatile DeskBook book;
    private volatile Witness witness;
    private volatile String stopped = "";

    private Desk(DeskSettings settings, List<Place> places, Opening.Opened opened) {
        this.settings = settings;
        this.places = places;
        this.book = opened.book();
        this.witness = opened.witness();
    }

    static Desk open(DeskSettings settings, PlaceDisk disk) throws IOException {
        List<Place> places = settings.places().stream()
                .map(path -> new Place(new PlaceFolder(path, disk)))
                .toList();
        boolean opened = false;
        try {
            Desk desk = new Desk(settings, places, new Opening(settings, places, false).open());
            opened = true;
            return desk;
        } finally {
            if (!opened) {
                places.forEach(Place::shutdown);
            }
        }
    }

    DeskSettings settings() {
        return settings;
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
