package fr.quitus.api.ports;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person keeps for herself on the server: brouillons and recherches enregistrées. It is beside the log, on a
 * quorum of bays as the log is, and no act rests on it.
 */
public interface KeptEntries {
    /** What is kept. */
    enum Kind {
        /** Brouillon : an act that is not written to its end. */
        DRAFT,
        /** Recherche enregistrée. */
        SEARCH
    }

    /** Whose it is: what somebody keeps in one role is not shown in another. */
    record Owner(ActorId actor, Role role) {}

    /**
     * One thing that is kept.
     *
     * @param id a UUID
     * @param fields what was filled in, by name
     */
    record Entry(String id, String title, Map<String, String> fields, Instant savedAt) {}

    /** The storage does not answer now. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super("what people keep cannot be read or written", cause);
        }
    }

    /** The newest first. */
    List<Entry> list(Owner owner, Kind kind);

    /**
     * Keeps it under its identity, in place of what was there.
     *
     * @return false when the owner has as many as he may, and nothing was written
     * @throws Unavailable as every other method
     */
    boolean save(Owner owner, Kind kind, UUID id, String title, Map<String, String> fields, int entriesMax);

    /** @param id absent for all of this kind */
    void erase(Owner owner, Kind kind, @Nullable UUID id);
}
