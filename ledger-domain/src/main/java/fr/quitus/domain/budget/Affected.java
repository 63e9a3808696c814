package fr.quitus.domain.budget;

import fr.quitus.domain.value.Balance;

/**
 * AE affectées, over all operations.
 *
 * @param total affected and not withdrawn
 * @param committed taken by the operations' own commitments; it is a part of the envelope's committed AE too
 * @param lost withdrawn from affectations of earlier years: carried over for the operation, they serve nothing else
 */
public record Affected(Balance total, Balance committed, Balance lost) {
    /** Affected and not committed: no longer available to anything but their operation. */
    public Balance uncommitted() {
        return total.minus(committed);
    }

    Affected more(Balance more) {
        return new Affected(total.plus(more), committed, lost);
    }

    Affected withdrawn(Balance less, boolean recyclable) {
        return new Affected(total.minus(less), committed, recyclable ? lost : lost.plus(less));
    }

    Affected drawn(Balance more) {
        return new Affected(total, committed.plus(more), lost);
    }

    Affected found(Balance lapsing) {
        return new Affected(total, committed, lost.minus(lapsing));
    }
}
