package fr.quitus.app.archive;

import java.time.Instant;

/**
 * How the archive stands.
 *
 * @param kind see {@link Kind}
 * @param detail in French, for a person
 * @param since when it became so
 * @param generation that is written, 0 before one is
 * @param position of the last event archived, -1 before the first
 * @param sealedTo position behind the last sealed segment
 */
record ArchiveState(Kind kind, String detail, Instant since, int generation, long position, long sealedTo) {
    /** See {@link ArchiveState}. */
    enum Kind {
        /** No archive is kept. */
        OFF,
        /** It has not found out yet where the archive ends. */
        STARTING,
        /** It writes what is not archived yet. */
        FOLLOWING,
        /** It could not write, and tries again. */
        FAILING,
        /** The folder is not this ledger's to write to, or is broken. */
        REFUSED
    }

    static ArchiveState of(Kind kind, String detail, Instant since) {
        return new ArchiveState(kind, detail, since, 0, -1, 0);
    }

    /** Another kind at the same place. */
    ArchiveState become(Kind other, String why, Instant now) {
        return new ArchiveState(other, why, kind == other ? since : now, generation, position, sealedTo);
    }

    /** The same kind at another place. */
    ArchiveState at(int inGeneration, long archived, long sealed) {
        return new ArchiveState(kind, detail, since, inGeneration, archived, sealed);
    }
}
