package fr.quitus.bays;

import java.util.Locale;

/** Baie : the three places an entry is written to. Three, because with one lost the other two can still agree. */
public enum BayName {
    A,
    B,
    C;

    /** The folder of the bay below the folder of all bays. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the bay is called by the others: its slot, and its name in the quorum list. */
    String standbyName() {
        return "bay_" + folder();
    }

    /** The same while it is outside of the quorum: no list has that name, so its receipt acknowledges nothing. */
    String outsideName() {
        return "outside_" + folder();
    }

    static BayName of(String folder) {
        return valueOf(folder.toUpperCase(Locale.ROOT));
    }
}
