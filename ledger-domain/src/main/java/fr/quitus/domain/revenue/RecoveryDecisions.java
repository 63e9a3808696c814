package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordDebtAcknowledgement;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.RecoveryEvent.DebtAcknowledged;
import fr.quitus.domain.revenue.RecoveryEvent.FormalNoticeSent;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentDefaulted;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentPlanGranted;
import fr.quitus.domain.revenue.RecoveryEvent.ReminderSent;
import fr.quitus.domain.revenue.RecoveryEvent.SeizureIssued;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Décisions du recouvrement: reminders, notices, seizures, instalments, acknowledgements. */
public final class RecoveryDecisions {
    private RecoveryDecisions() {}

    /** Relance : state, assigned comptable, recovery open, the due date passed. */
    public static Decision<RevenueOrderEvent> decide(SendReminder c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notTheCollector(act, post, file);
        if (refusal == null) {
            refusal = notDue(file, act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new ReminderSent(file.number(), file.remaining().amount(), act.date(), act.actor()));
    }

    /** Mise en demeure : the same. */
    public static Decision<RevenueOrderEvent> decide(SendFormalNotice c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = notDue(file, act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new FormalNoticeSent(file.number(), file.remaining().amount(), act.date(), act.actor()));
    }

    private static @Nullable Refusal notDue(RevenueFile file, Act act) {
        Refusal refusal = RevenueRules.notRecoverable(file, act);
        LocalDate dueDate = file.recovery().title().dueDate();
        return refusal == null && dueDate != null && !act.date().isAfter(dueDate)
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        "Le titre " + file.number() + " est à payer jusqu'au " + dueDate + " inclus.",
                        "echeance",
                        dueDate)
                : refusal;
    }

    /**
     * Saisie à tiers détenteur : state, assigned comptable, recovery open, and a formal notice old enough. Its costs
     * are added to the claim, with entry P38.
     */
    public static Decision<RevenueOrderEvent> decide(IssueThirdPartySeizure c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.notRecoverable(file, act);
        }
        if (refusal == null) {
            refusal = tooSoon(file, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount costs = c.costs();
        return Decision.accept(new SeizureIssued(
                file.number(),
                c.holder(),
                costs == null
                        ? file.remaining().amount()
                        : file.remaining().plus(costs).amount(),
                costs,
                act.date(),
                act.actor(),
                costs == null
                        ? List.of()
                        : List.of(RevenuePostings.p38(
                                act.date(), costs, file.recovery().account(), file.auxiliary()))));
    }

    private static @Nullable Refusal tooSoon(RevenueFile file, Act act) {
        int days = act.law().count(LawParameter.SEIZURE_NOTICE, act.date());
        LocalDate noticedOn = file.recovery().dunning().noticedOn();
        if (noticedOn == null) {
            return Refusal.of(
                    Rejection.MISE_EN_DEMEURE_REQUISE,
                    "Le titre " + file.number() + " n'a pas de mise en demeure : elle précède la saisie d'au moins "
                            + days + " jours.");
        }
        LocalDate first = noticedOn.plusDays(days);
        return act.date().isBefore(first)
                ? Refusal.of(
                        Rejection.MISE_EN_DEMEURE_REQUISE,
                        "La mise en demeure du titre " + file.number() + " est du " + noticedOn
                                + " : la saisie est possible le " + first + ", " + days + " jours après.",
                        "possible",
                        first)
                : null;
    }

    /**
     * Reconnaissance de dette : state, assigned comptable, something left, a day that is reached, before prescription
     * was acquired (what comes after it interrupts nothing), and after what interrupted it last.
     */
    public static Decision<RevenueOrderEvent> decide(RecordDebtAcknowledgement c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null) {
            refusal = RevenueRules.notReached("La date de la reconnaissance", c.acknowledgedOn(), act);
        }
        if (refusal == null) {
            refusal = RevenueRules.prescribed(file, c.acknowledgedOn(), act);
        }
        LocalDate from = file.recovery().interruptedOn();
        if (refusal == null && from != null && !c.acknowledgedOn().isAfter(from)) {
            refusal = Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "La prescription du titre " + file.number() + " se compte déjà depuis le " + from + ".",
                    "depuis",
                    from);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new DebtAcknowledged(
                        file.number(),
                        file.remaining().amount(),
                        c.acknowledgedOn(),
                        c.evidence(),
                        act.date(),
                        act.actor()));
    }

    /** Délais : state, assigned comptable, something left, neither contested, prescribed nor planned; a sound plan. */
    public static Decision<RevenueOrderEvent> decide(GrantInstalmentPlan c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.notRecoverable(file, act);
        }
        if (refusal == null) {
            refusal = unsound(c, file, act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new InstalmentPlanGranted(file.number(), c.schedule(), act.date(), act.actor()));
    }

    private static @Nullable Refusal unsound(GrantInstalmentPlan c, RevenueFile file, Act act) {
        LocalDate before = act.date().minusDays(1);
        Balance total = Balance.ZERO;
        for (Instalment instalment : c.schedule()) {
            if (!instalment.dueOn().isAfter(before)) {
                return Refusal.of(
                        Rejection.ECHEANCIER_INCOHERENT,
                        "L'échéance du " + instalment.dueOn() + " doit être après le " + before + ".",
                        "echeance",
                        instalment.dueOn());
            }
            before = instalment.dueOn();
            total = total.plus(instalment.amount());
        }
        return total.equals(file.remaining())
                ? null
                : Refusal.of(
                        Rejection.ECHEANCIER_INCOHERENT,
                        "Les échéances font " + total + " € ; il reste " + file.remaining() + " € à recouvrer du titre "
                                + file.number() + ".",
                        "total",
                        total,
                        "reste",
                        file.remaining());
    }

    /** Défaut : state, assigned comptable or the timer, a plan that is kept so far, and an instalment not paid. */
    public static Decision<RevenueOrderEvent> decide(RecordInstalmentDefault c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notTheCollector(act, post, file);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        InstalmentPlan plan = file.recovery().plan();
        Balance collected = file.claim().collected();
        Instalment missed = plan == null || !plan.isKept()
                ? null
                : plan.firstMissed(collected, act.date()).orElse(null);
        Balance missing =
                plan == null ? Balance.ZERO : Claim.min(plan.missing(collected, act.date()), file.remaining());
        return missed == null || missing.isZero()
                ? Decision.refuse(Refusal.of(
                        Rejection.ACTE_SANS_OBJET,
                        "Le titre " + file.number() + " n'a pas de plan de règlement, ou rien n'y manque."))
                : Decision.accept(new InstalmentDefaulted(
                        file.number(), missed.dueOn(), missing.amount(), act.date(), act.actor()));
    }
}
