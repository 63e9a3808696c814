package fr.quitus.projections.invariants;

import fr.quitus.domain.invariants.InvariantFold.Broken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Constat : what is known of every truth, at one position.
 *
 * @param position of the last event checked, -1 before the first
 * @param at when that event was recorded
 * @param checkedAt when it was last looked whether there is more
 * @param broken each with the first position at which it broke
 * @param statesCompared live states found equal to the replay of their events since the start
 * @param unreadablePosition where the log cannot be read, if there is such a place
 */
public record Verdict(
        long position,
        @Nullable Instant at,
        Instant checkedAt,
        List<Broken> broken,
        long statesCompared,
        @Nullable Long unreadablePosition) {
    public Verdict {
        broken = List.copyOf(broken);
    }

    static Verdict none(Instant now) {
        return new Verdict(-1, null, now, List.of(), 0, null);
    }

    /** How one of them broke; absent while it holds. */
    public Optional<Broken> broken(String code) {
        return broken.stream().filter(b -> b.code().equals(code)).findFirst();
    }
}
