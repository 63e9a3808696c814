package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PayablePostings;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionRejected;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderRejected;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Décisions sur le titre, until it is taken in charge: each act's rules in their written order, then its events. */
public final class RevenueDecisions {
    private RevenueDecisions() {}

    /** Constatation on a legal person, whose file is not asked for. */
    public static Decision<RevenueOrderEvent> decide(EstablishClaim c, Act act, RevenueOrderNumber number) {
        return decide(c, act, number, ThirdParty.UNREGISTERED);
    }

    /**
     * Constatation : perimeter, a natural person who is known, the birth of the claim, then the nature of each line.
     *
     * @param debtor the file of a natural person
     */
    public static Decision<RevenueOrderEvent> decide(
            EstablishClaim c, Act act, RevenueOrderNumber number, ThirdParty debtor) {
        Refusal refusal = SigningRules.outsidePerimeter(act, c.fundsCentre());
        if (refusal == null) {
            refusal = ThirdPartyRules.unknownPerson(debtor, c.debtor().ref());
        }
        LocalDate bornOn = c.bornOn();
        if (refusal == null && bornOn != null) {
            refusal = RevenueRules.notReached("La date du fait générateur", bornOn, act);
        }
        for (ClaimLine line : c.lines()) {
            if (refusal == null && !line.account().isProduct()) {
                refusal = Refusal.of(
                        Rejection.IMPUTATION_INVALIDE,
                        "Le compte " + line.account() + " n'est pas un compte de produit (classe 7).");
            }
            if (refusal == null) {
                refusal = RevenueRules.otherThanNonTax(line.revenueLine());
            }
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ClaimEstablished(
                        number, c.year(), c.fundsCentre(), c.debtor(), c.subject(), c.lines(), bornOn, act.actor()));
    }

    /** Émission : state, capacity to sign, claim not prescribed, comptable known, a due date that is not past. */
    public static Decision<RevenueOrderEvent> decide(
            IssueRevenueOrder c, Act act, RevenueOrder order, AccountantAssignment assignment) {
        if (!(order instanceof RevenueOrder.Drafted(RevenueFile file))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "DRAFT"));
        }
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.amount());
        if (refusal == null) {
            refusal = tooLate(file, act);
        }
        var post = assignment.on(act.date());
        if (refusal == null && post.isEmpty()) {
            refusal = AccountantAssignment.nobody(file.fundsCentre(), act.date());
        }
        if (refusal == null && c.dueDate().isBefore(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "L'échéance " + c.dueDate() + " est passée : nous sommes le " + act.date() + ".");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RevenueOrderIssued(
                        file.number(),
                        file.amount(),
                        act.date(),
                        c.dueDate(),
                        post.orElseThrow(),
                        act.actor(),
                        act.delegationId()));
    }

    /** Prescription de la créance (code civil, art. 2224) : counted from its birth, if that was told. */
    private static @Nullable Refusal tooLate(RevenueFile file, Act act) {
        LocalDate bornOn = file.recovery().title().bornOn();
        if (bornOn == null) {
            return null;
        }
        LocalDate last = bornOn.plusYears(act.law().count(LawParameter.CLAIM_LIMITATION, act.date()));
        return act.date().isAfter(last)
                ? Refusal.of(
                        Rejection.RECOUVREMENT_PRESCRIT,
                        "La créance est née le " + bornOn + " : elle est prescrite depuis le " + last + ".",
                        "acquise",
                        last)
                : null;
    }

    /** Prise en charge : state, assigned comptable, separation of functions. Entry P30, P07b for a credit note. */
    public static Decision<RevenueOrderEvent> decide(TakeInCharge c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.Issued(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "ISSUED"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RevenueOrderTakenInCharge(
                        file.number(), file.amount(), post, act.date(), act.actor(), List.of(entry(act, file))));
    }

    /** The rest of a credit note was taken from the charge when it was accepted: it is no product. */
    private static JournalEntry entry(Act act, RevenueFile file) {
        boolean credit = file.lines().stream()
                .allMatch(line -> line.account().equals(Accounts.SUPPLIERS)
                        || line.account().equals(Accounts.FIXED_ASSET_SUPPLIERS));
        return credit
                ? PayablePostings.p07b(act.date(), file.imputed(), file.auxiliary())
                : RevenuePostings.p30(act.date(), file.imputed(), file.auxiliary());
    }

    /** Rejet : a title issued, or a reduction that waits, by the assigned comptable. Nothing was booked. */
    public static Decision<RevenueOrderEvent> decide(RejectRevenueOrder c, Act act, RevenueOrder order) {
        return switch (order) {
            case RevenueOrder.Issued(RevenueFile file, AccountingPostId post) -> {
                Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
                yield refusal != null
                        ? Decision.refuse(refusal)
                        : Decision.accept(
                                new RevenueOrderRejected(file.number(), post, c.reason(), act.date(), act.actor()));
            }
            case RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post)
            when file.recovery().pending() != null -> {
                Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
                yield refusal != null
                        ? Decision.refuse(refusal)
                        : Decision.accept(new ReductionRejected(file.number(), c.reason(), act.date(), act.actor()));
            }
            default -> Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "ISSUED"));
        };
    }
}
