package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import org.jspecify.annotations.Nullable;

/**
 * Plafonds des mouvements de crédits, in AE and in CP each, rounded down to the cent. Those of LOLF art. 12, 13 and 15
 * are a share of the initial credits ("crédits ouverts par la loi de finances de l'année", "crédits initiaux"); that of
 * art. 14 is one of what all finance acts of the year opened ("les lois de finances afférentes à l'année en cours").
 * Those of art. 13 and 14 are held on all programmes together, the others on each ({@link CeilingBase}).
 *
 * <p>An advance in "cas d'urgence et de nécessité impérieuse d'intérêt national" (art. 13, last paragraph) has no
 * ceiling in law; here it is opened as credits of the finance act that ratifies it.
 */
final class CreditCeilings {
    /** Caps are held in hundredths of a per cent. */
    private static final long WHOLE = 10_000;

    private CreditCeilings() {}

    /** The ceiling of a kind; absent for transfers, which have none. */
    static @Nullable Credits of(TransferKind kind, CeilingBase base, Act act) {
        return switch (kind) {
            case VIREMENT -> share(base.initial(), LawParameter.VIREMENT_CAP, act);
            case TRANSFERT -> null;
            case DECRET_D_AVANCE -> share(base.initial(), LawParameter.ADVANCE_DECREE_CAP, act);
            case ANNULATION -> share(base.voted(), LawParameter.CANCELLATION_CAP, act);
        };
    }

    static Credits share(Credits base, LawParameter cap, Act act) {
        return new Credits(share(base.ae(), cap, act), share(base.cp(), cap, act));
    }

    static Balance share(Balance base, LawParameter cap, Act act) {
        return share(base, act.law().number(cap, act.date()));
    }

    /** Exact up to the greatest budget: the product of the two would not fit a long. */
    static Balance share(Balance base, long cap) {
        long whole = Math.multiplyExact(base.cents() / WHOLE, cap);
        return Balance.ofCents(Math.addExact(whole, base.cents() % WHOLE * cap / WHOLE));
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
