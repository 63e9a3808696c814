package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryEvent.ContestationDecided;
import fr.quitus.domain.revenue.RecoveryEvent.RevenueOrderContested;
import fr.quitus.domain.value.AccountingPostId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Décisions sur les contestations (GBCP art. 117 and 118). */
public final class ContestationDecisions {
    private ContestationDecisions() {}

    /**
     * Contestation : state, assigned comptable, something left, none open, an act of enforcement if that is what is
     * contested, dates in their order, filed in time.
     */
    public static Decision<RevenueOrderEvent> decide(ContestRevenueOrder c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(file);
        }
        Contestation open = file.recovery().contestation();
        if (refusal == null && open != null && open.suspendsOn(act.date())) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Le titre " + file.number() + " est déjà contesté depuis le " + open.filedOn() + ".");
        }
        if (refusal == null
                && c.kind() == ContestationKind.ENFORCEMENT
                && !file.recovery().isEnforced()) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Aucune mise en demeure ni saisie n'a été faite pour le titre " + file.number()
                            + " : c'est le titre lui-même qui se conteste (CLAIM).",
                    "etat",
                    order.status());
        }
        if (refusal == null) {
            refusal = wrongDates(c, file, act);
        }
        LocalDate last = c.notifiedOn().plusMonths(act.law().count(LawParameter.CONTESTATION_PERIOD, c.filedOn()));
        if (refusal == null && c.filedOn().isAfter(last)) {
            refusal = Refusal.of(
                    Rejection.HORS_DELAI,
                    "Notifié le " + c.notifiedOn() + ", l'acte pouvait être contesté jusqu'au " + last
                            + " ; la contestation est du " + c.filedOn() + ".",
                    "jusqu'au",
                    last);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RevenueOrderContested(
                        file.number(),
                        c.kind(),
                        c.grounds(),
                        c.notifiedOn(),
                        c.filedOn(),
                        c.filedOn().plusMonths(act.law().count(answerPeriod(c.kind()), c.filedOn())),
                        act.actor()));
    }

    private static LawParameter answerPeriod(ContestationKind kind) {
        return switch (kind) {
            case CLAIM -> LawParameter.CLAIM_ANSWER_PERIOD;
            case ENFORCEMENT -> LawParameter.ENFORCEMENT_ANSWER_PERIOD;
        };
    }

    private static @Nullable Refusal wrongDates(ContestRevenueOrder c, RevenueFile file, Act act) {
        LocalDate issuedOn = file.recovery().title().issuedOn();
        if (issuedOn != null && c.notifiedOn().isBefore(issuedOn)) {
            return Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Le titre " + file.number() + " est du " + issuedOn + " : rien n'a pu en être notifié le "
                            + c.notifiedOn() + ".");
        }
        if (c.filedOn().isBefore(c.notifiedOn())) {
            return Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "La contestation du " + c.filedOn() + " est d'avant la notification du " + c.notifiedOn() + ".");
        }
        return RevenueRules.notReached("La date de la contestation", c.filedOn(), act);
    }

    /** Décision : state, a contestation that nothing answered, not even silence, capacity to sign. */
    public static Decision<RevenueOrderEvent> decide(DecideContestation c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId _))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Contestation contestation = file.recovery().contestation();
        if (contestation == null || !contestation.isOpenOn(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    contestation != null && contestation.outcome() == null
                            ? "La contestation du " + contestation.filedOn() + " est rejetée par le silence depuis le "
                                    + contestation.answerBy() + " : réduisez ou annulez le titre s'il est mal fondé."
                            : "Aucune contestation du titre " + file.number() + " n'attend de décision."));
        }
        Refusal refusal = RevenueRules.cannotSign(act, file, file.amount());
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ContestationDecided(
                        file.number(), c.outcome(), c.reason(), act.date(), act.actor(), act.delegationId()));
    }
}
