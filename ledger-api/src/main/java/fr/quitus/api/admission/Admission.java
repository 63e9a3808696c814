package fr.quitus.api.admission;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Admission : the one place where it is decided who is let in. A request takes its place before anything is done for
 * it; what comes by no request (the lines of a file, what the service does of itself) asks for one command by command,
 * with more patience. A command that moves a year on is alone.
 */
public final class Admission {
    /** Longest wait for a place of who comes by no request; then he is told to come back. */
    static final long PATIENT_WAIT_MS = 1_000;
    /** Longest wait for everybody else to leave; a command that waits for the log to come back takes half of it. */
    static final long ALONE_WAIT_MS = 30_000;
    /** Demands about commands before the service may be said to refuse most of them. */
    static final int DEMANDS_TO_JUDGE_MIN = 10;

    private static final ThreadLocal<@Nullable Pass> INSIDE = new ThreadLocal<>();

    private final LongSupplier nanos;
    private final Lateness lateness;
    private final Map<Pool, Room> rooms = new EnumMap<>(Pool.class);
    private final Tally tally = new Tally();
    private final Recently recently;
    private final RetryAfter retryAfter;

    public Admission(AdmissionLimits limits) {
        this(limits, sinceStart(), ThreadLocalRandom::current);
    }

    Admission(AdmissionLimits limits, LongSupplier nanos, Supplier<RandomGenerator> random) {
        this.lateness = new Lateness(limits.latenessMs());
        this.nanos = nanos;
        this.recently = new Recently(nanos);
        this.retryAfter = new RetryAfter(recently, random);
        for (Pool pool : Pool.values()) {
            rooms.put(pool, new Room(pool, limits, lateness, nanos));
        }
    }

    /** A clock that begins at 0 and never goes back. */
    public static LongSupplier sinceStart() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start;
    }

    /** Being inside. */
    public interface Pass {
        /** Gives the place back; once is enough. */
        default void leave() {
            leave(false);
        }

        /** @param dropped whether it came to nothing for want of capacity */
        void leave(boolean dropped);
    }

    /**
     * A place for a request, for as long as its thread works on it.
     *
     * @throws NotAdmitted when there is none in time
     */
    public Pass enter(Visit visit) {
        Held held = take(visit, false);
        INSIDE.set(held);
        return held;
    }

    /**
     * A place for one command: the one its request has, else one of its own.
     *
     * @throws NotAdmitted when there is none in time
     */
    public Pass command(Lane lane, String administration) {
        if (INSIDE.get() instanceof Held held && held.isIn(Pool.COMMANDS)) {
            return _ -> {};
        }
        return take(new Visit(Pool.COMMANDS, lane, administration, false), true);
    }

    /**
     * Everybody who was inside with a command has left, and nobody comes in before the pass is given back.
     *
     * @throws NotAdmitted when they do not leave in time
     */
    public Pass alone() {
        // Two who want to be alone would wait for each other's places.
        if (INSIDE.get() instanceof Held held && held.isIn(Pool.COMMANDS)) {
            held.give(false, false);
        }
        Room room = room(Pool.COMMANDS);
        if (!room.empty(ALONE_WAIT_MS)) {
            throw new NotAdmitted(Refusal.SATURATED);
        }
        return _ -> room.open();
    }

    /** Told before a place is asked for: it is counted with the others. */
    public NotAdmitted refused(Visit visit, Refusal refusal) {
        count(visit, refusal, 0);
        return new NotAdmitted(refusal);
    }

    /** Whoever asks the same again too soon: nobody knows for whom, and it is no demand of its own. */
    public void refusedUnseen(Lane lane) {
        tally.count(lane, Refusal.RETRIES, 0);
    }

    /** Whether who comes by a lane of a pool now would wait for a place, and not even among the next. */
    public boolean isBeyondItsShare(Pool pool, Lane lane) {
        return room(pool).look(places -> places.isFull(lane) && !places.isWithinItsShare(lane));
    }

    /** Why who comes now would be refused at once; then he is, and is counted. Otherwise nothing has happened. */
    public @Nullable Refusal refusedAtOnce(Visit visit) {
        Refusal refusal = room(visit.pool()).atOnce(visit);
        if (refusal != null) {
            count(visit, refusal, 0);
        }
        return refusal;
    }

    private Held take(Visit visit, boolean patient) {
        Room room = room(visit.pool());
        Place place = new Place(visit, patient, Thread.currentThread());
        long asked = nanos.getAsLong();
        room.ask(place, TimeUnit.MILLISECONDS.toNanos(PATIENT_WAIT_MS));
        long now = nanos.getAsLong();
        Refusal refusal = place.refusal();
        count(visit, refusal, now - asked);
        if (refusal != null) {
            throw new NotAdmitted(refusal);
        }
        return new Held(room, place, now);
    }

    private void count(Visit visit, @Nullable Refusal refusal, long waitedNanos) {
        tally.count(visit.lane(), refusal, waitedNanos);
        recently.count(visit.lane(), visit.administration(), refusal);
    }

    /** A place that is held. */
    private static final class Held implements Pass {
        private final Room room;
        private final Place place;
        private final long since;

        Held(Room room, Place place, long since) {
            this.room = room;
            this.place = place;
            this.since = since;
        }

        boolean isIn(Pool pool) {
            return room.pool() == pool;
        }

        @Override
        public void leave(boolean dropped) {
            if (INSIDE.get() == this) {
                INSIDE.remove();
            }
            // What is asked in masses says nothing of how long a question takes.
            give(place.visit().lane() != Lane.BULK && place.visit().lane() != Lane.SEARCH, dropped);
        }

        void give(boolean counts, boolean dropped) {
            if (place.isHeld()) {
                room.leave(place, since, counts, dropped);
            }
        }
    }

    /**
     * Whether more than half of the commands of the last {@value Recently#WINDOW_S} s were refused because the service
     * could not take them; those refused for what their sender or his administration does are left out.
     */
    public boolean refusesMost() {
        int refused = 0;
        int admitted = 0;
        for (Lane lane : Pool.COMMANDS.lanes()) {
            admitted += recently.admitted(lane);
            for (Refusal refusal : Refusal.values()) {
                refused += refusal.isOurs() ? recently.refused(lane, refusal) : 0;
            }
        }
        return refused > admitted && refused + admitted >= DEMANDS_TO_JUDGE_MIN;
    }

    /** Somebody who was due to run did so this much later; told again and again, by one thread. */
    public void late(long nanos) {
        lateness.told(nanos, tally.admitted(), tally.refused());
    }

    /** How much later than they are due requests run now, on average, in nanoseconds. */
    public long latenessNanos() {
        return lateness.nanos();
    }

    /** When those who are refused come back. */
    public RetryAfter retryAfter() {
        return retryAfter;
    }

    /** Since the start. */
    public Tally tally() {
        return tally;
    }

    /** In the last seconds. */
    public Recently recently() {
        return recently;
    }

    /**
     * Une réserve, as it stands.
     *
     * @param limit places now
     * @param min never fewer
     * @param max never more
     * @param held taken now
     */
    public record PoolNow(Pool pool, int limit, int min, int max, int held, List<LaneNow> lanes) {}

    /**
     * Une file.
     *
     * @param guaranteed places that are its own
     * @param most places it may hold when others leave theirs
     * @param parties who holds or waits for a place in it
     */
    public record LaneNow(Lane lane, int guaranteed, int most, int held, int waiting, List<PartyNow> parties) {}

    /** Une administration in a lane. */
    public record PartyNow(String administration, int held, int waiting) {}

    public PoolNow now(Pool pool) {
        Room room = room(pool);
        return room.look(places -> new PoolNow(
                pool,
                places.limit(),
                room.bounds().min(),
                room.bounds().max(),
                places.held(),
                pool.lanes().stream()
                        .map(lane -> new LaneNow(
                                lane,
                                lane.guaranteed(pool, places.limit()),
                                lane.most(places.limit()),
                                places.held(lane),
                                places.waiting(lane),
                                places.parties(lane).stream()
                                        .map(party ->
                                                new PartyNow(party.administration(), party.held(), party.waiting()))
                                        .toList()))
                        .toList()));
    }

    /** Limit of a pool now, for a gauge. */
    public int limit(Pool pool) {
        return room(pool).look(Places::limit);
    }

    /** Places held in a lane of a pool now, for a gauge. */
    public int held(Pool pool, Lane lane) {
        return room(pool).look(places -> places.held(lane));
    }

    /** Demands that wait in a lane of a pool now, for a gauge. */
    public int waiting(Pool pool, Lane lane) {
        return room(pool).look(places -> places.waiting(lane));
    }

    private Room room(Pool pool) {
        Room room = rooms.get(pool);
        if (room == null) {
            throw new IllegalStateException("a pool without places: " + pool);
        }
        return room;
    }
}
