package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.CreditRules;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ContributionCreditsOpened;
import fr.quitus.domain.revenue.ReceiptCommand.OpenContributionCredits;
import fr.quitus.domain.revenue.ReceiptEvent.ContributionCollected;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import org.jspecify.annotations.Nullable;

/** Décision sur les fonds de concours et attributions de produits (LOLF art. 17-II and III). */
public final class ContributionDecisions {
    private ContributionDecisions() {}

    /**
     * Ouverture de crédits : a title of contributions, something asked, as many AE as CP ("un crédit supplémentaire de
     * même montant", LOLF art. 17-II), no more than were cashed and did not open credits yet, and no more than a
     * programme may have. What opened AE or CP alone, before this rule was, is completed by the other.
     *
     * @param programme the one that receives them
     */
    public static Decision<LedgerEvent> decide(
            OpenContributionCredits c, Act act, RevenueOrder order, ProgrammeBudget programme) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId _))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Balance collected = collected(file);
        Refusal refusal = CreditRules.nothingAsked(c.credits());
        Credits left = new Credits(
                collected.minus(file.account().contribution().ae()),
                collected.minus(file.account().contribution().cp()));
        if (refusal == null) {
            refusal = unequal(file, c.credits());
        }
        if (refusal == null && !left.covers(c.credits())) {
            refusal = Refusal.of(
                    Rejection.MONTANT_SUPERIEUR_AU_TITRE,
                    "Le titre " + file.number() + " a encaissé " + collected
                            + " € de fonds de concours : il peut encore ouvrir " + left.ae() + " € d'AE et " + left.cp()
                            + " € de CP.",
                    "ae",
                    left.ae(),
                    "cp",
                    left.cp());
        }
        if (refusal == null) {
            refusal = CreditRules.tooMuch(
                    c.credits(), programme.pocket(c.title().group()).opened());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new ContributionCollected(
                                file.number(),
                                c.year(),
                                c.programme(),
                                c.title(),
                                c.credits(),
                                c.legalRef(),
                                act.actor()),
                        new ContributionCreditsOpened(
                                c.year(), c.programme(), c.title(), c.credits(), file.number(), c.legalRef()));
    }

    private static @Nullable Refusal unequal(RevenueFile file, Credits asked) {
        Credits after = file.account().contribution().plus(asked);
        if (after.ae().equals(after.cp())) {
            return null;
        }
        return Refusal.of(
                Rejection.FONDS_DE_CONCOURS_INEGAUX,
                "Le titre " + file.number() + " aurait ouvert " + after.ae() + " € d'AE et " + after.cp()
                        + " € de CP : un fonds de concours ouvre autant d'AE que de CP.",
                "ae",
                after.ae(),
                "cp",
                after.cp());
    }

    /** What of the title is a contribution and was cashed. */
    static Balance collected(RevenueFile file) {
        return file.claim()
                .sum(position -> position.account().equals(Accounts.CONTRIBUTIONS), ClaimPosition::collected);
    }

    /** The larger of the AE and the CP that it opened. */
    static Balance opened(RevenueFile file) {
        Credits opened = file.account().contribution();
        return opened.ae().compareTo(opened.cp()) > 0 ? opened.ae() : opened.cp();
    }

    static boolean isContribution(RevenueFile file, int line) {
        return file.claim().positions().get(line - 1).account().equals(Accounts.CONTRIBUTIONS);
    }
}
