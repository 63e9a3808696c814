package fr.quitus.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * Crédits : a pair of AE (autorisations d'engagement, what may be committed) and CP (crédits de paiement, what may be
 * paid in the year), neither negative. LOLF art. 8.
 */
public record Credits(Balance ae, Balance cp) {
    public static final Credits NONE = new Credits(Balance.ZERO, Balance.ZERO);

    public Credits {
        if (ae.isNegative() || cp.isNegative()) {
            throw new InvalidValue("Des crédits ne sont jamais négatifs : AE " + ae + ", CP " + cp + ".");
        }
    }

    /** @param ae absent means none; same for {@code cp} */
    public static Credits of(@Nullable Amount ae, @Nullable Amount cp) {
        return new Credits(ae == null ? Balance.ZERO : ae.balance(), cp == null ? Balance.ZERO : cp.balance());
    }

    public boolean isNone() {
        return ae.isZero() && cp.isZero();
    }

    public Credits plus(Credits other) {
        return new Credits(ae.plus(other.ae), cp.plus(other.cp));
    }

    /** @throws InvalidValue if one of the two would become negative: ask {@link #covers} first */
    public Credits minus(Credits other) {
        return new Credits(ae.minus(other.ae), cp.minus(other.cp));
    }

    public boolean covers(Credits other) {
        return ae.compareTo(other.ae) >= 0 && cp.compareTo(other.cp) >= 0;
    }
}
