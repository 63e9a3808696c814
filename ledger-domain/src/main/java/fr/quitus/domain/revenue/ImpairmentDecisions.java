package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentEvent.ImpairmentRevised;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Décision sur la dépréciation d'une créance douteuse, once it is marked so. */
public final class ImpairmentDecisions {
    private ImpairmentDecisions() {}

    /**
     * Révision : state, assigned comptable, something left of a doubtful claim, no more impaired than left, another
     * value than it has, a day that may be entered. It is asked for what it becomes, not for a difference: whatever was
     * collected meanwhile took its part back already, and the entry is what is missing. P39b for more, P39c for less.
     */
    public static Decision<RevenueOrderEvent> decide(ReviseImpairment c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Amount asked = c.impairment();
        Balance becomes = asked == null ? Balance.ZERO : asked.balance();
        Recovery.Doubt doubt = file.recovery().doubt();
        LocalDate date = c.accountingDate() == null ? act.date() : c.accountingDate();
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null && !doubt.doubtful()) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "La créance du titre " + file.number()
                            + " n'est pas douteuse : elle le devient d'abord (MarkClaimDoubtful).");
        }
        if (refusal == null && asked != null) {
            refusal = RevenueRules.tooMuch(file, "à recouvrer", file.remaining(), asked);
        }
        if (refusal == null && becomes.equals(doubt.impairment())) {
            refusal = Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "La dépréciation du titre " + file.number() + " est déjà de " + becomes + " €.",
                    "depreciation",
                    becomes);
        }
        if (refusal == null) {
            refusal = wrongDay(file, date, doubt.valuedOn(), act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ImpairmentRevised(
                        file.number(),
                        doubt.impairment(),
                        becomes,
                        date,
                        c.reason(),
                        act.date(),
                        act.actor(),
                        List.of(entry(file, doubt.impairment(), becomes, date))));
    }

    private static JournalEntry entry(RevenueFile file, Balance before, Balance becomes, LocalDate date) {
        return becomes.compareTo(before) > 0
                ? RevenuePostings.p39b(date, becomes.minus(before).amount(), file.auxiliary())
                : RevenuePostings.p39c(date, before.minus(becomes).amount(), file.auxiliary());
    }

    /** Today, or 31 December while its inventory is open, and not before it was last valued. */
    private static @Nullable Refusal wrongDay(RevenueFile file, LocalDate date, @Nullable LocalDate valuedOn, Act act) {
        FiscalYear year = FiscalYear.of(date.getYear());
        YearPhase phase = act.years().phase(year);
        boolean ofTheInventory = date.equals(FiscalYears.lastDay(year)) && phase == YearPhase.INVENTORY;
        // A closed year is refused as for every entry.
        if (!date.equals(act.date()) && !ofTheInventory && phase != YearPhase.CLOSED) {
            return Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Une dépréciation est du jour, ou du 31 décembre d'un exercice à l'état INVENTORY : l'exercice "
                            + year + " est à l'état " + phase + ", la date est " + date + ".",
                    "etat",
                    phase);
        }
        return valuedOn != null && date.isBefore(valuedOn)
                ? Refusal.of(
                        Rejection.DATE_ANTERIEURE,
                        "La créance du titre " + file.number() + " a été évaluée au " + valuedOn
                                + " : une dépréciation du " + date + " viendrait avant.",
                        "evaluee",
                        valuedOn)
                : null;
    }
}
