package fr.quitus.bays;

/**
 * Défaut de stockage : why a bay that runs is not to be relied on.
 *
 * @param detail a French sentence for the operator
 */
record StorageFault(Kind kind, String detail) {
    enum Kind {
        /** It does not answer. */
        SILENT,
        /** It does not take what is written, or not in time: nothing is acknowledged that it does not hold. */
        REFUSES,
        /** Something it was given long ago is no longer what was written; what it takes now, it stores. */
        ROTS,
        /** It gives back something else than what was written: what it acknowledges proves nothing. */
        LIES
    }

    static StorageFault lies(String detail) {
        return new StorageFault(Kind.LIES, detail);
    }

    static StorageFault refuses(String detail) {
        return new StorageFault(Kind.REFUSES, detail);
    }

    static StorageFault rots(String detail) {
        return new StorageFault(Kind.ROTS, detail);
    }

    static StorageFault silent(String detail) {
        return new StorageFault(Kind.SILENT, detail);
    }

    boolean isLie() {
        return kind == Kind.LIES;
    }

    /** True when the bay has answered: what it holds is to be replaced, and not only its process. */
    boolean isOfWhatItHolds() {
        return kind != Kind.SILENT;
    }
}
