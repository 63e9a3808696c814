package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.RecordPrescription;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimMarkedDoubtful;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimPrescribed;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimWrittenOff;
import fr.quitus.domain.revenue.AdjustmentEvent.RemissionGranted;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Décisions sur ce que la créance vaut encore: remission, doubt, writing-off, prescription. */
public final class ClaimDecisions {
    private ClaimDecisions() {}

    /**
     * Remise gracieuse : state, assigned comptable when it is one, what is left of the part asked for, then the ceiling
     * of who grants it, which all remissions of the claim count against (GBCP art. 120). Entry P37.
     */
    public static Decision<RevenueOrderEvent> decide(GrantRemission c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        ClaimPart part = c.part();
        Refusal refusal = act.role() == Role.BUDGET_MINISTER ? null : RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null) {
            Balance most = part == null ? file.remaining() : file.claim().remaining(part);
            refusal = RevenueRules.tooMuch(file, "à recouvrer", most, c.amount());
        }
        Amount cumulated = file.claim().remitted().plus(c.amount()).amount();
        Amount ceiling = ceiling(c, act);
        if (refusal == null && ceiling != null && cumulated.compareTo(ceiling) > 0) {
            refusal = aboveCeiling(file, act, cumulated, ceiling);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<ClaimShare> shares = file.claim()
                .spread(
                        c.amount().balance(),
                        position -> part == null || position.part() == part,
                        ClaimPosition::remaining);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(RevenuePostings.p37(act.date(), c.amount(), file.recovery().account(), file.auxiliary()));
        entries.addAll(Receipts.reversal(file, file.remaining().minus(c.amount()), act));
        return Decision.accept(new RemissionGranted(
                file.number(),
                c.amount(),
                shares,
                cumulated,
                ceiling,
                c.decisionRef(),
                c.opinionRef(),
                act.date(),
                act.actor(),
                entries));
    }

    /** Absent when nothing limits it: the minister, after the Conseil d'État's opinion, which is published. */
    private static @Nullable Amount ceiling(GrantRemission c, Act act) {
        if (act.role() != Role.BUDGET_MINISTER) {
            return act.law().amount(LawParameter.REMISSION_CEILING_ACCOUNTANT, act.date());
        }
        return c.opinionRef() == null ? act.law().amount(LawParameter.REMISSION_CEILING_MINISTER, act.date()) : null;
    }

    private static Refusal aboveCeiling(RevenueFile file, Act act, Amount cumulated, Amount ceiling) {
        Refusal refusal = Refusal.of(
                Rejection.PLAFOND_REMISE,
                "Les remises sur le titre " + file.number() + " atteindraient " + cumulated + " € : "
                        + (act.role() == Role.BUDGET_MINISTER
                                ? "le ministre en accorde seul jusqu'à " + ceiling
                                        + " € ; au-delà, après avis du Conseil d'État, publié (opinionRef)."
                                : "le comptable en accorde jusqu'à " + ceiling
                                        + " € ; au-delà, le ministre chargé du budget."),
                "plafond",
                ceiling,
                "cumul",
                cumulated);
        return act.role() == Role.BUDGET_MINISTER ? refusal : refusal.liftedBy(Role.BUDGET_MINISTER);
    }

    /** Créance douteuse : state, assigned comptable, something left, not so yet, no more impaired than left. */
    public static Decision<RevenueOrderEvent> decide(MarkClaimDoubtful c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Amount impairment = c.impairment();
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null && file.recovery().doubt().doubtful()) {
            refusal = Refusal.of(
                    Rejection.ACTE_SANS_OBJET, "La créance du titre " + file.number() + " est déjà douteuse.");
        }
        if (refusal == null && impairment != null) {
            refusal = RevenueRules.tooMuch(file, "à recouvrer", file.remaining(), impairment);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(RevenuePostings.p39a(act.date(), file.remaining().amount(), file.auxiliary()));
        if (impairment != null) {
            entries.add(RevenuePostings.p39b(act.date(), impairment, file.auxiliary()));
        }
        return Decision.accept(new ClaimMarkedDoubtful(
                file.number(), file.remaining().amount(), impairment, c.reason(), act.date(), act.actor(), entries));
    }

    /** Admission en non-valeur : state, something left, capacity to sign. Entry P40; the debt is not extinguished. */
    public static Decision<RevenueOrderEvent> decide(WriteOff c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId _))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.nothingLeft(file);
        if (refusal == null) {
            refusal = RevenueRules.cannotSign(act, file, file.remaining().amount());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ClaimWrittenOff(
                        file.number(),
                        file.remaining().amount(),
                        file.claim().paidBy(file.remaining().amount()),
                        c.reason(),
                        act.date(),
                        act.actor(),
                        act.delegationId(),
                        lost(file, act)));
    }

    /** P40, and what had been impaired is taken back. */
    private static List<JournalEntry> lost(RevenueFile file, Act act) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(RevenuePostings.p40(
                act.date(), file.remaining().amount(), file.recovery().account(), file.auxiliary()));
        entries.addAll(Receipts.reversal(file, Balance.ZERO, act));
        return entries;
    }

    /** Prescription : state, assigned comptable, something left, recovery not suspended, the delay run. Entry P40. */
    public static Decision<RevenueOrderEvent> decide(RecordPrescription c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null) {
            refusal = RevenueRules.suspended(file, act);
        }
        LocalDate from = file.recovery().interruptedOn();
        LocalDate last = RevenueRules.lastDay(file, act).orElse(act.date());
        if (refusal == null && !act.date().isAfter(last)) {
            refusal = Refusal.of(
                    Rejection.PRESCRIPTION_NON_ACQUISE,
                    "Le titre " + file.number() + " peut être recouvré jusqu'au " + last + ".",
                    "jusqu'au",
                    last);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ClaimPrescribed(
                        file.number(),
                        file.remaining().amount(),
                        file.claim().paidBy(file.remaining().amount()),
                        from == null ? act.date() : from,
                        act.date(),
                        act.actor(),
                        lost(file, act)));
    }
}
