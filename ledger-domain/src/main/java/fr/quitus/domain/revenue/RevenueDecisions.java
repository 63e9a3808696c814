package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.revenue.RevenueCommand.AllocateReceipt;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.RevenueOrderEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Décisions sur le titre de perception : each act's rules in their written order, then its events. */
public final class RevenueDecisions {
    private RevenueDecisions() {}

    /** Constatation : perimeter, then the nature of each line. */
    public static Decision<RevenueOrderEvent> decide(EstablishClaim c, Act act, RevenueOrderNumber number) {
        Refusal refusal = SigningRules.outsidePerimeter(act, c.fundsCentre());
        for (ClaimLine line : c.lines()) {
            if (refusal == null && !line.account().isProduct()) {
                refusal = Refusal.of(
                        Rejection.IMPUTATION_INVALIDE,
                        "Le compte " + line.account() + " n'est pas un compte de produit (classe 7).");
            }
            if (refusal == null && !isNonTax(line)) {
                refusal = Refusal.of(
                        Rejection.IMPUTATION_INVALIDE,
                        "La ligne de recette " + line.revenueLine()
                                + " n'est pas une ligne de recettes non fiscales (2110 à 2699).");
            }
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ClaimEstablished(
                        number, c.year(), c.fundsCentre(), c.debtor(), c.subject(), c.lines(), act.actor()));
    }

    private static boolean isNonTax(ClaimLine line) {
        int code = Integer.parseInt(line.revenueLine().text());
        return code >= 2110 && code <= 2699;
    }

    /** Émission : state, capacity to sign, comptable known, a due date that is not past. */
    public static Decision<RevenueOrderEvent> decide(
            IssueRevenueOrder c, Act act, RevenueOrder order, AccountantAssignment assignment) {
        if (!(order instanceof RevenueOrder.Drafted(RevenueFile file))) {
            return Decision.refuse(wrongState(c.revenueOrderNumber(), order, "DRAFT"));
        }
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), file.amount());
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

    /** Prise en charge : state, assigned comptable, separation of functions. Entry P30. */
    public static Decision<RevenueOrderEvent> decide(TakeInCharge c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.Issued(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(wrongState(c.revenueOrderNumber(), order, "ISSUED"));
        }
        Refusal refusal = notThisAccountant(act, post, file);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RevenueOrderTakenInCharge(
                        file.number(),
                        file.amount(),
                        post,
                        act.date(),
                        act.actor(),
                        List.of(PostingRules.p30(
                                act.date(),
                                file.imputed(),
                                file.debtor().siret().text()))));
    }

    /**
     * Encaissement : state, assigned comptable, then the bank entry. What exceeds the remaining is recorded apart
     * (P33). The same entry seen again on the title for the same amount is accepted and writes nothing; for another
     * amount it is refused.
     */
    public static Decision<LedgerEvent> decide(AllocateReceipt c, Act act, RevenueOrder order, BankEntry entry) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Balance known = file.receipts().get(c.bankEntryId());
        if (known != null) {
            return known.equals(c.amount().balance()) ? Decision.accept() : Decision.refuse(notARepeat(c, known));
        }
        Amount whole = c.statementAmount() == null ? c.amount() : c.statementAmount();
        BankEntry.Statement statement =
                BankEntry.Statement.credit(c.treasuryIban(), c.servicerReference(), whole, c.valueDate());
        Refusal refusal = act.role() == Role.SYSTEM_INTERFACE ? null : notThisAccountant(act, post, file);
        if (refusal == null && c.valueDate().isAfter(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_FUTURE,
                    "La date de valeur " + c.valueDate() + " n'est pas atteinte : nous sommes le " + act.date() + ".");
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>(receipt(c, act, file));
        events.addAll(entry.allocate(statement, c.amount(), RevenueOrder.aggregateId(file.number())));
        return Decision.accept(events);
    }

    private static Refusal notARepeat(AllocateReceipt c, Balance known) {
        return Refusal.of(
                Rejection.ECRITURE_BANCAIRE_DIFFERENTE,
                "L'écriture bancaire " + c.servicerReference() + " est déjà imputée à ce titre pour " + known + " € ; "
                        + c.amount() + " € sont demandés.",
                "impute",
                known);
    }

    private static List<RevenueOrderEvent> receipt(AllocateReceipt c, Act act, RevenueFile file) {
        List<RevenueOrderEvent> events = new ArrayList<>();
        String debtor = file.debtor().siret().text();
        Balance excess = c.amount().balance().minus(file.remaining());
        if (!file.remaining().isZero()) {
            Amount allocated =
                    excess.compareTo(Balance.ZERO) > 0 ? file.remaining().amount() : c.amount();
            events.add(new ReceiptAllocated(
                    file.number(),
                    ReceiptKind.BANK,
                    c.bankEntryId(),
                    null,
                    allocated,
                    c.valueDate(),
                    act.actor(),
                    List.of(PostingRules.p31(act.date(), allocated, debtor))));
            FiscalYear year = FiscalYear.of(act.date().getYear());
            file.byRevenueLine(allocated)
                    .forEach((line, part) ->
                            events.add(new RevenueOrderEvent.BudgetRevenueRecorded(file.number(), year, line, part)));
        }
        if (excess.compareTo(Balance.ZERO) > 0) {
            events.add(new OverpaymentRecorded(
                    file.number(),
                    c.bankEntryId(),
                    excess.amount(),
                    List.of(PostingRules.p33(act.date(), excess.amount(), debtor))));
        }
        return events;
    }

    public static @Nullable Refusal notThisAccountant(Act act, AccountingPostId post, RevenueFile file) {
        if (!act.perimeter().covers(post)) {
            return Refusal.of(
                    Rejection.COMPTABLE_NON_ASSIGNATAIRE,
                    "Le titre " + file.number() + " est assigné au poste " + post + ", qui n'est pas celui de "
                            + act.actor() + ".",
                    "post",
                    post);
        }
        return SigningRules.alreadyOnTheOtherSide(act, file.ordonnateurSide(), "ordonnateur ou gestionnaire");
    }

    /** Part of what is owed to the debtor pays his title: budget revenue is recorded as for any receipt. */
    public static List<RevenueOrderEvent> offset(RevenueFile file, PaymentRequestId request, Amount amount, Act act) {
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new ReceiptAllocated(
                file.number(), ReceiptKind.OFFSET, null, request, amount, act.date(), act.actor(), List.of()));
        FiscalYear year = FiscalYear.of(act.date().getYear());
        file.byRevenueLine(amount)
                .forEach((line, part) ->
                        events.add(new RevenueOrderEvent.BudgetRevenueRecorded(file.number(), year, line, part)));
        return events;
    }

    public static Refusal wrongState(RevenueOrderNumber number, RevenueOrder order, String expected) {
        return order instanceof RevenueOrder.Absent
                ? Refusal.of(Rejection.TITRE_INCONNU, "Aucun titre de perception ne porte le numéro " + number + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "Le titre " + number + " est à l'état " + order.status() + " ; cet acte demande l'état "
                                + expected + ".",
                        "etat",
                        order.status());
    }
}
