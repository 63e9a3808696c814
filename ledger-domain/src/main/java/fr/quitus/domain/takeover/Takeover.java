package fr.quitus.domain.takeover;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.takeover.TakeoverEvent.OpeningBalanceTakenOver;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverApproved;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverPrepared;
import fr.quitus.domain.value.TakeoverId;
import java.util.HashSet;
import java.util.Set;

/** Reprise : {@code ABSENT → PREPARED → APPROVED → OPENED}. Loading goes on from where it stopped, never twice. */
public sealed interface Takeover {
    /** Nobody prepared it. */
    record Absent() implements Takeover {}

    /** Préparée : it waits for a second person; another set may still take its place. */
    record Prepared(TakeoverPrepared set) implements Takeover {}

    /**
     * Approuvée : it is being loaded.
     *
     * @param balances lines of the balances already taken over
     */
    record Approved(TakeoverPrepared set, ActorId approvedBy, Set<Integer> balances) implements Takeover {
        public Approved {
            balances = Set.copyOf(balances);
        }
    }

    /** Ouverte : nothing more comes from it. */
    record Opened(TakeoverPrepared set, ActorId approvedBy) implements Takeover {}

    Takeover ABSENT = new Absent();

    static String aggregateId(TakeoverId id) {
        return "takeover:" + id;
    }

    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Prepared _ -> "PREPARED";
            case Approved _ -> "APPROVED";
            case Opened _ -> "OPENED";
        };
    }

    default Takeover evolve(TakeoverEvent event) {
        return switch (event) {
            case TakeoverPrepared e -> new Prepared(e);
            case TakeoverApproved e -> new Approved(set(), e.approvedBy(), Set.of());
            case OpeningBalanceTakenOver e -> withBalance(e.origin().line());
            case TakeoverOpened e -> new Opened(set(), e.openedBy());
        };
    }

    private Takeover withBalance(int line) {
        if (!(this instanceof Approved(var set, var approvedBy, var balances))) {
            throw new IllegalStateException("the log loads a takeover that nobody approved");
        }
        Set<Integer> next = new HashSet<>(balances);
        next.add(line);
        return new Approved(set, approvedBy, next);
    }

    private TakeoverPrepared set() {
        return switch (this) {
            case Prepared(var set) -> set;
            case Approved(var set, var _, var _) -> set;
            case Opened(var set, var _) -> set;
            case Absent _ -> throw new IllegalStateException("the log acts on a takeover that nobody prepared");
        };
    }
}
