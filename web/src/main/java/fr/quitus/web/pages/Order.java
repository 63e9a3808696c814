package fr.quitus.web.pages;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Ordres : what the exploitation orders the service's parts to do, and the page it comes back to. */
public enum Order {
    DRAIN("baies", "/exploitation", true),
    REMOVE("baies", "/exploitation", true),
    ADD("baies", "/exploitation", true),
    PROMOTE("baies", "/exploitation", true),
    RESEED("baies", "/exploitation", true),
    OPEN("guichet", "/exploitation/guichet", true),
    CLOSE("guichet", "/exploitation/guichet", true),
    REBUILD("vues", "/exploitation/vues", false),
    CANCEL("reconstructions", "/exploitation/vues", false),
    REPLAY("lettres", "/exploitation/vues", false);

    private final String sort;
    private final String page;
    private final boolean asksWhy;

    Order(String sort, String page, boolean asksWhy) {
        this.sort = sort;
        this.page = page;
        this.asksWhy = asksWhy;
    }

    static Optional<Order> of(String sort, String word) {
        return Stream.of(values())
                .filter(order -> order.sort.equals(sort) && order.word().equals(word))
                .findFirst();
    }

    /** As an address says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is given to. */
    public String sort() {
        return sort;
    }

    /** Where what it did is seen. */
    public String page() {
        return page;
    }

    /** Whether it is given with a reason, which is kept. */
    public boolean asksWhy() {
        return asksWhy;
    }
}
