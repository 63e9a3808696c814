package fr.quitus.frontdesk;

import fr.quitus.frontdesk.PlaceFolder.Identity;
import fr.quitus.frontdesk.Recovery.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ouverture : finds out which places are this desk's and complete, has them read, and says who counts from then on. The
 * witness decides; without it every place must be there.
 */
final class Opening {

    private final DeskSettings settings;
    private final List<Place> places;
    private final boolean distrustful;
    private final List<Survey> ours = new ArrayList<>();
    private final List<Place> empty = new ArrayList<>();
    private boolean foreign;

    Opening(DeskSettings settings, List<Place> places, boolean distrustful) {
        this.settings = settings;
        this.places = places;
        this.distrustful = distrustful;
    }

    /** What was found, and the witness as it is to be from now on. */
    record Opened(DeskBook book, Witness witness) {}

    Opened open() throws IOException {
        Witness witness = Witness.read(settings.witness());
        if (witness != null && !witness.node().equals(settings.node())) {
            throw new DeskException.Foreign("le témoin %s est du nœud « %s », non de « %s »"
                    .formatted(settings.witness(), witness.node(), settings.node()));
        }
        places.forEach(place -> survey(place, witness == null ? null : witness.desk()));
        checkAreDistinct();
        List<Survey> complete = witness == null ? withoutWitness() : members(witness);
        if (complete.isEmpty()) {
            return create();
        }
        UUID desk = complete.getFirst().place().knownIdentity().desk();
        List<Survey> behind =
                ours.stream().filter(survey -> !complete.contains(survey)).toList();
        Recovery recovery = new Recovery(settings.node(), desk, complete, behind, distrustful);
        DeskBook book = recovery.run();
        Witness known =
                witness == null ? new Witness(settings.node(), desk, 0, book.firstBatch(), 0, Set.of()) : witness;
        check(known, book);
        return new Opened(book, settled(known, book, recovery.mended()));
    }

    private void survey(Place place, @Nullable UUID desk) {
        if (place.isBusy()) {
            place.become(PlaceState.HUNG, "n'a pas encore répondu");
            return;
        }
        try {
            PlaceFolder folder = place.folder();
            Identity identity = Place.await(place.start(folder::identity), settings.placeTimeout());
            if (identity == null) {
                place.become(PlaceState.FAILING, "vide");
                empty.add(place);
            } else if (!identity.node().equals(settings.node())
                    || desk != null && !identity.desk().equals(desk)) {
                foreign = true;
                place.become(
                        PlaceState.FOREIGN,
                        "le dossier est d'un autre guichet, du nœud « %s »".formatted(identity.node()));
            } else {
                place.identity(identity);
                ours.add(Place.await(
                        place.start(() -> new Survey(place, folder.files(), folder.head())), settings.placeTimeout()));
            }
        } catch (IOException e) {
            place.become(PlaceState.FAILING, String.valueOf(e.getMessage()));
        }
    }

    private void checkAreDistinct() {
        Set<UUID> ids = new HashSet<>();
        for (Survey survey : ours) {
            if (!ids.add(survey.place().knownIdentity().place())) {
                throw new DeskException.Foreign("%s est le même support qu'un autre, ou sa copie : videz la copie"
                        .formatted(survey.place().folder().path()));
            }
        }
    }

    /** Without the witness nobody knows which place is complete, but all of them together are. */
    private List<Survey> withoutWitness() {
        if (ours.isEmpty() && !foreign && empty.size() == places.size()) {
            return List.of();
        }
        long desks = ours.stream()
                .map(survey -> survey.place().knownIdentity().desk())
                .distinct()
                .count();
        if (desks > 1 || ours.isEmpty() && foreign) {
            throw new DeskException.Foreign(
                    "les supports sont d'un autre guichet, ou de plusieurs : %s".formatted(told()));
        }
        if (ours.size() < places.size() && !(settings.despiteDoubt() && !ours.isEmpty())) {
            throw inDoubt("le témoin %s manque, et tous les supports ne sont pas là".formatted(settings.witness()));
        }
        return ours;
    }

    private List<Survey> members(Witness witness) {
        List<Survey> members = ours.stream()
                .filter(survey -> witness.members()
                        .contains(survey.place().knownIdentity().place()))
                .toList();
        if (!members.isEmpty()) {
            return members;
        }
        if (settings.despiteDoubt() && !ours.isEmpty()) {
            return ours;
        }
        if (ours.isEmpty() && places.stream().noneMatch(Place::isBusy) && empty.size() == places.size()) {
            throw inDoubt("tous les supports sont vides et les dépôts qu'ils tenaient sont perdus ; pour rouvrir un"
                    + " guichet neuf, donnez-lui un autre nom de nœud et un autre témoin, afin qu'aucun numéro ne soit"
                    + " donné deux fois");
        }
        throw inDoubt("aucun support complet n'est là");
    }

    private DeskException inDoubt(String what) {
        return new DeskException.InDoubt(
                "%s (%s). Rendez au guichet le support qui manque ; s'il est perdu, rouvrez « malgré le doute » :"
                                .formatted(what, told())
                        + " les dépôts que lui seul tenait seront perdus, et leurs numéros peut-être donnés deux fois");
    }

    private String told() {
        return places.stream()
                .map(place -> "%s : %s"
                        .formatted(place.folder().path(), place.health().detail()))
                .collect(Collectors.joining(" ; "));
    }

    private void check(Witness witness, DeskBook book) {
        boolean lacks = book.nextBatch() <= witness.lastBatch() || book.firstBatch() > witness.firstBatch();
        if (lacks && witness.view() > 0 && !settings.despiteDoubt()) {
            throw new DeskException.Damaged(
                    "les supports tiennent les lots %d à %d, le guichet en avait de %d à %d : rendez-lui ce qui manque"
                            .formatted(
                                    book.firstBatch(),
                                    book.nextBatch() - 1,
                                    witness.firstBatch(),
                                    witness.lastBatch()));
        }
    }

    /** A desk that never was: every place gets its name. */
    private Opened create() throws IOException {
        UUID desk = UUID.randomUUID();
        List<Place> named = new ArrayList<>();
        for (Place place : places) {
            Identity identity = new Identity(settings.node(), desk, UUID.randomUUID());
            try {
                Identity read = Place.await(
                        place.start(() -> {
                            place.folder().identify(identity);
                            return identity;
                        }),
                        settings.placeTimeout());
                place.identity(read);
                named.add(place);
            } catch (IOException e) {
                place.become(PlaceState.FAILING, String.valueOf(e.getMessage()));
            }
        }
        for (Place place : named) {
            if (!place.knownIdentity().equals(place.folder().identity())) {
                throw new DeskException.Foreign("deux supports du guichet sont le même dossier : %s".formatted(told()));
            }
        }
        DeskBook book = new DeskBook();
        Witness none = new Witness(settings.node(), desk, 0, 1, 0, Set.of());
        return new Opened(book, settled(none, book, named));
    }

    /** Opens the places for writing; those that can be are from now on the ones that count. */
    private Witness settled(Witness witness, DeskBook book, List<Place> equal) throws IOException {
        Set<UUID> members = new HashSet<>();
        List<Place> open = new ArrayList<>();
        for (Place place : equal) {
            try {
                Place.await(
                        place.start(() -> {
                            place.openAt(book.lastFile());
                            place.noteHead(book.nextBatch() - 1);
                            place.lookForSetAside();
                            return place;
                        }),
                        settings.placeTimeout());
                members.add(place.knownIdentity().place());
                open.add(place);
            } catch (IOException e) {
                place.become(PlaceState.FAILING, String.valueOf(e.getMessage()));
            }
        }
        Witness next = witness;
        if (!members.isEmpty() && !members.equals(witness.members())) {
            next = witness.next(book.firstBatch(), book.nextBatch() - 1, members);
            next.write(settings.witness());
        }
        open.forEach(place -> place.become(PlaceState.UP_TO_DATE, ""));
        return next;
    }
}
