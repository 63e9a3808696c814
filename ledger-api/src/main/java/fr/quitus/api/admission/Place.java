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

    private final Visit visit;
    private final boolean patient;
    private final @Nullable Thread asker;
    private volatile State state = State.WAITING;
    private @Nullable Refusal refusal;
    private boolean modest;
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

    /** Whether its administration held and waited for little beside another when it came. */
    boolean isModest() {
        return modest;
    }

    void modest() {
        modest = true;
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
