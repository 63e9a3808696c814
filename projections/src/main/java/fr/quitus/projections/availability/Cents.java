package fr.quitus.projections.availability;

import fr.quitus.domain.value.Balance;

/** Exact sums: an overflow stops the view instead of showing a wrong figure. */
final class Cents {
    private Cents() {}

    static long add(long cents, Balance more, int sign) {
        return Math.addExact(cents, Math.multiplyExact(more.cents(), sign));
    }
}
