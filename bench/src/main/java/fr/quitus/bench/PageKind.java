package fr.quitus.bench;

import java.util.List;

/**
 * A page that is asked for.
 *
 * @param route the product's address of it
 * @param name what of it is asked, where it has several faces
 * @param reader who asks, of the ready-made identities
 * @param addresses taken in turn, so that each time is of other figures
 * @param weight how often people who browse ask for it, beside the others
 */
record PageKind(String route, String name, String reader, List<String> addresses, int weight) {
    PageKind {
        addresses = List.copyOf(addresses);
    }

    String address(int turn) {
        return addresses.get(Math.floorMod(turn, addresses.size()));
    }

    String title() {
        return name.isEmpty() ? route : route + " (" + name + ")";
    }
}
