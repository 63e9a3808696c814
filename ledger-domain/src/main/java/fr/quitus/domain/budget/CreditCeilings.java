package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import org.jspecify.annotations.Nullable;

/**
 * Plafonds des mouvements de crédits. All are taken from the initial credits of the programme (what the finance acts
 * opened on it this year, in AE and in CP each), rounded down to the cent.
 *
 * <p>LOLF art. 13 and 14 speak of the credits of the finance acts as a whole. Held on each programme, their
 * ceilings hold on the whole as well; a decree that goes over on one programme needs a finance act here, though
 * the law might allow it.
 */
final class CreditCeilings {
    /** Virements of a year, on each programme concerned, and on its T2 (LOLF art. 12-I). */
    static final int VIREMENTS_MAX_PER_MILLE = 20;
    /** Décrets d'avance of a year (LOLF art. 13). */
    static final int ADVANCES_MAX_PER_MILLE = 10;
    /** Annulations by decree of a year (LOLF art. 14-I). */
    static final int CANCELLATIONS_MAX_PER_MILLE = 15;
    /** CP carried to the next year, outside T2 (LOLF art. 15-II). */
    static final int CARRIED_CP_MAX_PER_MILLE = 30;

    private CreditCeilings() {}

    /** The ceiling of a kind on a programme; absent for transfers, which have none. */
    static @Nullable Credits of(TransferKind kind, Credits voted) {
        return switch (kind) {
            case VIREMENT -> share(voted, VIREMENTS_MAX_PER_MILLE);
            case TRANSFERT -> null;
            case DECRET_D_AVANCE -> share(voted, ADVANCES_MAX_PER_MILLE);
            case ANNULATION -> share(voted, CANCELLATIONS_MAX_PER_MILLE);
        };
    }

    static Credits share(Credits base, int perMille) {
        return new Credits(share(base.ae(), perMille), share(base.cp(), perMille));
    }

    static Balance share(Balance base, int perMille) {
        return Balance.ofCents(Math.multiplyExact(base.cents(), perMille) / 1000);
    }

    /** Cumul, what is asked included, at most the ceiling. */
    static @Nullable Refusal over(Rejection code, String what, Credits already, Credits asked, Credits ceiling) {
        if (ceiling.covers(already.plus(asked))) {
            return null;
        }
        return Refusal.of(
                code,
                what + " sont limités à " + ceiling.ae() + " € d'AE et " + ceiling.cp() + " € de CP ; "
                        + already.ae() + " € et " + already.cp() + " € l'ont déjà été, " + asked.ae() + " € et "
                        + asked.cp() + " € sont demandés.",
                "plafondAe",
                ceiling.ae(),
                "plafondCp",
                ceiling.cp(),
                "cumulAe",
                already.ae(),
                "cumulCp",
                already.cp(),
                "demandeAe",
                asked.ae(),
                "demandeCp",
                asked.cp());
    }
}
