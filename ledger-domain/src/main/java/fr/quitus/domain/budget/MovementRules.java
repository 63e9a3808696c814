package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.ProgrammeBudget.Pocket;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.TitleGroup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of LOLF art. 12 to 15, each giving one refusal. */
final class MovementRules {
    private MovementRules() {}

    /** Each kind has the programmes that its article speaks of, and no other. */
    static @Nullable Refusal illDefined(TransferCredits c) {
        boolean fits =
                switch (c.kind()) {
                    case VIREMENT, TRANSFERT -> c.from() != null && c.to() != null;
                    case DECRET_D_AVANCE -> c.from() == null && c.to() != null && c.targetTitleGroup() == null;
                    case ANNULATION -> c.from() != null && c.to() == null && c.targetTitleGroup() == null;
                };
        if (!fits) {
            return Refusal.of(
                    Rejection.MOUVEMENT_INCOHERENT,
                    switch (c.kind()) {
                        case VIREMENT -> "Un virement va d'un programme (from) à un autre (to).";
                        case TRANSFERT -> "Un transfert va d'un programme (from) à un autre (to).";
                        case DECRET_D_AVANCE ->
                            "Un décret d'avance ouvre des crédits sur un programme (to), sans programme d'origine.";
                        case ANNULATION ->
                            "Une annulation ferme des crédits sur un programme (from), sans programme destinataire.";
                    });
        }
        return c.from() != null && c.from().equals(c.to())
                ? Refusal.of(
                        Rejection.REDEPLOIEMENT_SANS_OBJET,
                        "Le mouvement part du programme " + c.from() + " et y revient : le redéploiement entre titres"
                                + " d'un programme n'appelle pas de décret.")
                : null;
    }

    /** Virement within a ministry, transfer between two, when the nomenclature knows both. */
    static @Nullable Refusal wrongMinistries(TransferCredits c, Ministries ministries) {
        if (c.from() == null || c.to() == null) {
            return null;
        }
        Optional<String> from = ministries.of(c.from());
        Optional<String> to = ministries.of(c.to());
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        boolean same = from.get().equals(to.get());
        return switch (c.kind()) {
            case VIREMENT ->
                same
                        ? null
                        : ministry(
                                Rejection.VIREMENT_HORS_MINISTERE,
                                "Un virement reste dans un ministère : le programme " + c.from() + " est du ministère "
                                        + from.get() + ", le programme " + c.to() + " du ministère " + to.get() + ".",
                                from.get(),
                                to.get());
            case TRANSFERT ->
                same
                        ? ministry(
                                Rejection.TRANSFERT_DANS_MINISTERE,
                                "Un transfert va d'un ministère à un autre : les programmes " + c.from() + " et "
                                        + c.to() + " sont tous deux du ministère " + from.get() + ".",
                                from.get(),
                                to.get())
                        : null;
            case DECRET_D_AVANCE, ANNULATION -> null;
        };
    }

    private static Refusal ministry(Rejection code, String detail, String from, String to) {
        return Refusal.of(code, detail, "ministereOrigine", from, "ministereDestinataire", to);
    }

    /** No movement benefits a programme that no finance act has opened credits on. */
    static @Nullable Refusal unknownToFinanceActs(TransferCredits c, ProgrammeBudget to) {
        if (c.to() == null || !to.voted().isNone()) {
            return null;
        }
        return Refusal.of(
                Rejection.PROGRAMME_NON_PREVU,
                "Aucune loi de finances n'a ouvert de crédits sur le programme " + c.to() + " pour " + c.year() + ".",
                "programme",
                c.to());
    }

    /** Cumulated over the year on what the ceiling is held on; a virement also on its personnel credits. */
    static @Nullable Refusal overCeiling(
            TransferCredits c, Act act, CeilingBase base, ProgrammeBudget budget, TitleGroup group) {
        Credits ceiling = CreditCeilings.of(c.kind(), base, act);
        if (ceiling == null) {
            return null;
        }
        Refusal refusal = CreditCeilings.over(
                Rejection.PLAFOND_MOUVEMENT,
                plural(c.kind()) + " " + base.whose(),
                base.already(c.kind()),
                c.credits(),
                ceiling);
        if (refusal != null || c.kind() != TransferKind.VIREMENT || group != TitleGroup.T2) {
            return refusal;
        }
        return CreditCeilings.over(
                Rejection.PLAFOND_MOUVEMENT,
                "Les virements de titre 2 " + base.whose(),
                budget.t2().moved().transferred(),
                c.credits(),
                CreditCeilings.share(budget.t2().initial(), LawParameter.VIREMENT_CAP, act));
    }

    private static String plural(TransferKind kind) {
        return switch (kind) {
            case VIREMENT -> "Les virements";
            case TRANSFERT -> "Les transferts";
            case DECRET_D_AVANCE -> "Les crédits ouverts par décret d'avance";
            case ANNULATION -> "Les crédits annulés par décret";
        };
    }

    /** Personnel credits are not carried over, but those of fonds de concours. */
    static @Nullable Refusal personnelCarriedOver(CarryOverCredits c) {
        return c.titleGroup() == TitleGroup.T2 && !c.fromContribution()
                ? Refusal.of(
                        Rejection.REPORT_T2_INTERDIT,
                        "Les crédits de titre 2 du programme " + c.programme()
                                + " ne se reportent pas, sauf ceux qui viennent de fonds de concours.")
                : null;
    }

    /** CP carried forward, cumulated, at most 3 % of the initial CP of the programme they come from. */
    static @Nullable Refusal overCarriedCp(CarryOverCredits c, Pocket source, Balance ceiling) {
        Balance already = source.carried().ordinary().cp();
        Balance asked = c.credits().cp();
        if (asked.isZero() || already.plus(asked).compareTo(ceiling) <= 0) {
            return null;
        }
        return Refusal.of(
                Rejection.PLAFOND_REPORT,
                sourceOf(c) + " peut reporter " + ceiling + " € de CP, 3 % de ses CP initiaux ; " + already
                        + " € l'ont déjà été, " + asked + " € sont demandés.",
                "plafond",
                ceiling,
                "cumul",
                already,
                "demande",
                asked);
    }

    static String sourceOf(CarryOverCredits c) {
        return c.source()
                .map(source -> "Le programme " + source.programme() + " en " + source.year())
                .orElse("L'exercice qui précède " + c.year());
    }
}
