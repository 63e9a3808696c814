package fr.quitus.api.admission;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Place: asked for, held, or refused. {@link Places} decides; whoever asked waits until it has. */
final class Place {
    private enum State {
        WAITING,
        HELD,
        LEFT,
        REFUSED
    }

    /** Of what it may be part. */
    enum Share {
        NONE,
        /** Its administration holds and waits for little beside another. */
        ADMINISTRATION,
        /** Its lane has less than is guaranteed to it. */
        LANE
    }

    private final Visit visit;
    private final boolean patient;
    private final @Nullable Thread asker;
    private volatile State state = State.WAITING;
    private @Nullable Refusal refusal;
    private Share share = Share.NONE;
    private boolean onBudget;

    /**
     * @param patient whether it is never turned away for those behind it
     * @param asker to be woken when it is decided
     */
    Place(Visit visit, boolean patient, @Nullable Thread asker) {
        this.visit = visit;
        this.patient = patient;
        this.asker = asker;
    }

    Visit visit() {
        return visit;
    }

    boolean isPatient() {
        return patient;
    }

    /** Whose share was not used up when it came. */
    Share within() {
        return share;
    }

    void within(Share whose) {
        share = whose;
    }

    /** Whether the budget of repeats was spent on it. */
    boolean isOnBudget() {
        return onBudget;
    }

    void onBudget() {
        onBudget = true;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean isHeld() {
        return state == State.HELD;
    }

    /** Why it was not given, once it is decided. */
    @Nullable Refusal refusal() {
        return state == State.REFUSED ? refusal : null;
    }

    void give() {
        decided(State.HELD);
    }

    void refuse(Refusal why) {
        refusal = why;
        decided(State.REFUSED);
    }

    void leave() {
        state = State.LEFT;
    }

    private void decided(State now) {
        if (state != State.WAITING) {
            throw new IllegalStateException("a place that is " + state + " cannot become " + now);
        }
        state = now;
        LockSupport.unpark(asker);
    }
}
