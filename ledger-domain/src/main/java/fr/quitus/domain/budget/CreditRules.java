package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.TitleGroup;
import org.jspecify.annotations.Nullable;

/** The rules that every movement of credits obeys. */
public final class CreditRules {
    private CreditRules() {}

    public static @Nullable Refusal nothingAsked(Credits asked) {
        return asked.isNone()
                ? Refusal.of(Rejection.MONTANT_REQUIS, "Indiquez un montant d'AE, de CP ou des deux.")
                : null;
    }

    /** Disponible insuffisant : a level never gives more than it holds (LOLF art. 7, GBCP art. 63 to 73). */
    static @Nullable Refusal notAvailable(Credits asked, Credits available, String holder) {
        Refusal nothing = nothingAsked(asked);
        if (nothing != null || available.covers(asked)) {
            return nothing;
        }
        Balance missingAe = missing(asked.ae(), available.ae());
        Balance missingCp = missing(asked.cp(), available.cp());
        return Refusal.of(
                Rejection.DISPONIBLE_INSUFFISANT,
                holder + " dispose de " + available.ae() + " € d'AE et " + available.cp() + " € de CP ; il manque "
                        + missingAe + " € d'AE et " + missingCp + " € de CP.",
                "manquantAe",
                missingAe,
                "manquantCp",
                missingCp);
    }

    /** Crédits évaluatifs on the day of the act (LOLF art. 10). */
    static boolean evaluative(EnvelopeId id, Act act) {
        return act.law().isEvaluative(id.fundsCentre().programme(), act.date());
    }

    /** Enveloppe insuffisante : what it has, what is asked, and what is missing. */
    static Refusal missing(Rejection code, String kind, EnvelopeId id, Amount amount, Balance available) {
        Balance missing = amount.balance().minus(available);
        return Refusal.of(
                code,
                "L'enveloppe " + id + " dispose de " + available + " € de " + kind + " pour " + amount
                        + " € demandés : il manque " + missing + " €.",
                "envelope",
                id,
                "disponible",
                available,
                "demande",
                amount,
                "manquant",
                missing);
    }

    /** No pocket of the State holds more than one amount can say: sums stay far from overflow. */
    public static @Nullable Refusal tooMuch(Credits asked, Credits held) {
        Credits sum = held.plus(asked);
        return Math.max(sum.ae().cents(), sum.cp().cents()) <= Amount.CENTS_MAX
                ? null
                : Refusal.of(
                        Rejection.MONTANT_EXCESSIF,
                        "Les crédits de ce programme dépasseraient " + Amount.ofCents(Amount.CENTS_MAX) + " €.");
    }

    static @Nullable Refusal outsidePerimeter(Act act, boolean covered, Object code) {
        return covered
                ? null
                : Refusal.of(Rejection.HORS_PERIMETRE, code + " n'est pas dans le périmètre de " + act.actor() + ".")
                        .liftedIn(act.role(), code.toString());
    }

    /** Fongibilité asymétrique, within a programme and between two (LOLF art. 7-II and 12-IV). */
    static @Nullable Refusal notFungible(TitleGroup from, TitleGroup to) {
        return from == TitleGroup.HT2 && to == TitleGroup.T2
                ? Refusal.of(
                        Rejection.FONGIBILITE_ASYMETRIQUE,
                        "Des crédits hors titre 2 n'abondent jamais les dépenses de personnel (titre 2).")
                : null;
    }

    private static Balance missing(Balance asked, Balance available) {
        Balance missing = asked.minus(available);
        return missing.isNegative() ? Balance.ZERO : missing;
    }
}
