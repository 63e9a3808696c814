package fr.quitus.api.ledger;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.habilitation.Habilitation;
import fr.quitus.domain.habilitation.Recording;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Habilitations en vigueur, for every act. They are held in memory as {@link LawInForce} is, person by person: read
 * from the log when somebody first acts, after each change to his that was asked here, and once a minute for those that
 * were made elsewhere. No act locks the stream of who makes it.
 */
public final class HabilitationsInForce {
    /** How long a change made by another node may stay unknown. */
    static final long HELD_MS_MAX = 60_000;
    /** People held at once: more than act in an hour. All are forgotten when there are more. */
    static final int PERSONS_HELD_MAX = 50_000;

    /**
     * A person's as they were read.
     *
     * @param readAtMs on the clock that only goes forward
     */
    private record Known(Habilitation habilitation, long readAtMs) {}

    private final Files files;
    private final Recording recording;
    private final LongSupplier clockMs;
    private final Map<ActorId, Known> held = new ConcurrentHashMap<>();

    public HabilitationsInForce(Files files, Recording recording) {
        this(files, recording, () -> System.nanoTime() / 1_000_000);
    }

    /** @param clockMs milliseconds on a clock that only goes forward */
    HabilitationsInForce(Files files, Recording recording, LongSupplier clockMs) {
        this.files = files;
        this.recording = recording;
        this.clockMs = clockMs;
    }

    /** Why this person does not act in this role on this day; empty when nothing stands against it. */
    public Optional<Refusal> refusal(ActorId person, Role role, LocalDate day) {
        return Optional.ofNullable(of(person).notHeld(person, role, day, recording));
    }

    /**
     * What was last read here of a person, however long ago.
     *
     * @param isKnown false when nothing was: then there is no refusal either
     */
    public record LastKnown(@Nullable Refusal refusal, boolean isKnown) {}

    /** The same without a look at the log, for who may not wait for it. */
    public LastKnown lastKnown(ActorId person, Role role, LocalDate day) {
        Known known = held.get(person);
        return known == null
                ? new LastKnown(null, false)
                : new LastKnown(known.habilitation().notHeld(person, role, day, recording), true);
    }

    /** Conjoints : who this person is married to or a partner of, as declared. */
    public Set<ActorId> spouses(ActorId person) {
        return of(person).spouses();
    }

    private Habilitation of(ActorId person) {
        Known known = held.get(person);
        if (known != null && isFresh(known)) {
            return known.habilitation();
        }
        if (held.size() >= PERSONS_HELD_MAX) {
            held.clear();
        }
        // One at a time for one person, and never beside forget: what was read before a change is not kept after it.
        return held.compute(
                        person,
                        (_, before) -> before != null && isFresh(before)
                                ? before
                                : new Known(files.habilitation(person), clockMs.getAsLong()))
                .habilitation();
    }

    private boolean isFresh(Known known) {
        return clockMs.getAsLong() - known.readAtMs() < HELD_MS_MAX;
    }

    /** They may have changed: his next act reads them again. */
    public void forget(ActorId person) {
        held.remove(person);
    }
}
