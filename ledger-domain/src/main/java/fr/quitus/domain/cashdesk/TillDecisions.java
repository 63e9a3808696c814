package fr.quitus.domain.cashdesk;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.CashPostings;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.cashdesk.CashDesk.Cheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.ClaimUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashCount;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordUnpaidCheque;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arrêtés de caisse et chèques impayés : each act's rules in their written order, then its events. */
public final class TillDecisions {
    private TillDecisions() {}

    /**
     * Arrêté de caisse : the comptable's own desk. What is found is accidental revenue; what is missing waits on 4291,
     * for nobody decides of a loss at the desk.
     */
    public static Decision<CashDeskEvent> decide(RecordCashCount c, Act act, CashDesk desk) {
        Refusal refusal = SigningRules.otherPost(act, c.post(), "La caisse est celle du");
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount asked = c.counted();
        Balance counted = asked == null ? Balance.ZERO : asked.balance();
        Balance difference = counted.minus(desk.held(CashMeans.CASH));
        boolean surplus = !difference.isZero() && !difference.isNegative();
        return Decision.accept(new CashCounted(
                c.post(),
                desk.held(CashMeans.CASH),
                counted,
                FiscalYear.of(act.date().getYear()),
                surplus ? RevenueRules.ACCIDENTAL : null,
                c.reason(),
                act.date(),
                act.actor(),
                entries(c.post(), act, difference)));
    }

    private static List<JournalEntry> entries(AccountingPostId post, Act act, Balance difference) {
        if (difference.isZero()) {
            return List.of();
        }
        return List.of(
                difference.isNegative()
                        ? CashPostings.p43d(
                                act.date(), Balance.ZERO.minus(difference).amount(), post.text())
                        : CashPostings.p43c(act.date(), difference.amount(), post.text()));
    }

    /**
     * Chèque impayé : a receipt by cheque of this desk, its comptable or the bank, a value date that is reached, a
     * cheque that is at the bank and did not come back, its amount, then the bank entry. The same entry again writes
     * nothing.
     */
    public static Decision<LedgerEvent> decide(RecordUnpaidCheque c, Act act, CashDesk desk, BankEntry entry) {
        Cheque cheque = desk.cheque(c.receiptNumber()).orElse(null);
        if (cheque == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "La recette n° " + c.receiptNumber() + " de la caisse " + c.post()
                            + " n'existe pas, ou n'a pas été payée par chèque."));
        }
        ChequeReturnedUnpaid before = cheque.returned();
        if (before != null
                && before.bankEntryId().equals(c.statement().id())
                && entry.isAnother(c.statement()) == null) {
            return Decision.accept();
        }
        Refusal refusal = act.role() == Role.SYSTEM_INTERFACE
                ? null
                : SigningRules.otherPost(act, c.post(), "La caisse est celle du");
        if (refusal == null) {
            refusal = CashDeskDecisions.notReached("La date de valeur", c.valueDate(), act);
        }
        Amount amount = cheque.receipt().amount();
        if (refusal == null && (before != null || !desk.chequesAtTheBank().covers(amount))) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Le chèque de la recette n° " + c.receiptNumber() + " de la caisse " + c.post()
                            + (before == null ? " n'a pas été remis à la banque." : " est déjà revenu impayé."));
        }
        if (refusal == null && !amount.equals(c.amount())) {
            refusal = Refusal.of(
                    Rejection.REGLEMENT_DIFFERENT,
                    "Le chèque de la recette n° " + c.receiptNumber() + " est de " + amount + " € ; la banque dit "
                            + c.amount() + " €.",
                    "attendu",
                    amount);
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(c.statement(), c.amount());
        }
        return refusal != null ? Decision.refuse(refusal) : returned(c, act, desk, cheque, entry);
    }

    private static Decision<LedgerEvent> returned(
            RecordUnpaidCheque c, Act act, CashDesk desk, Cheque cheque, BankEntry entry) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new ChequeReturnedUnpaid(
                c.post(),
                c.receiptNumber(),
                c.fundsCentre(),
                cheque.receipt().subject(),
                cheque.receipt().lines(),
                cheque.receipt().amount(),
                FiscalYear.of(act.date().getYear()),
                desk.awaiting(c.receiptNumber()).isPresent(),
                c.statement().id(),
                c.valueDate(),
                act.date(),
                act.actor(),
                List.of(CashPostings.p43e(act.date(), c.amount(), c.post() + "/" + c.receiptNumber()))));
        events.addAll(entry.allocate(c.statement(), c.amount(), CashDesk.aggregateId(c.post())));
        return Decision.accept(events);
    }

    /** Who owes an unpaid cheque: who signed it, else who the receipt says paid. */
    public static Optional<Debtor> debtor(ClaimUnpaidCheque c, CashDesk desk) {
        Debtor drawer = c.drawer();
        return drawer != null
                ? Optional.of(drawer)
                : desk.cheque(c.receiptNumber())
                        .flatMap(cheque -> Optional.ofNullable(cheque.receipt().payer()));
    }

    /**
     * Créance d'un chèque impayé : one that came back and is not claimed yet, perimeter of its unit, nobody who acted
     * as comptable on it (GBCP art. 9), a debtor who is told, and known when she is a person. The title is drafted; it
     * is issued and taken in charge as any other.
     *
     * @param person the file of a natural person
     */
    public static Decision<LedgerEvent> decide(
            ClaimUnpaidCheque c, Act act, CashDesk desk, RevenueOrderNumber number, ThirdParty person) {
        Cheque cheque = desk.cheque(c.receiptNumber()).orElse(null);
        ChequeReturnedUnpaid returned = cheque == null ? null : cheque.returned();
        if (cheque == null || returned == null || cheque.claimedBy() != null) {
            return Decision.refuse(Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "La recette n° " + c.receiptNumber() + " de la caisse " + c.post()
                            + " n'a pas de chèque impayé à mettre en recouvrement."));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, returned.fundsCentre());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(
                    act, List.of(cheque.receipt().recordedBy(), returned.recordedBy()), "comptable");
        }
        Debtor debtor = debtor(c, desk).orElse(null);
        if (refusal == null) {
            refusal = debtor == null ? nobody(c) : ThirdPartyRules.unknownPerson(person, debtor.ref());
        }
        if (refusal != null || debtor == null) {
            return Decision.refuse(refusal == null ? nobody(c) : refusal);
        }
        List<ClaimLine> lines = lines(returned, c.costs());
        Amount total = Amount.total(
                "Le total de la créance", lines.stream().map(ClaimLine::amount).toList());
        return Decision.accept(
                new UnpaidChequeClaimed(c.post(), c.receiptNumber(), number, total, act.date(), act.actor()),
                new ClaimEstablished(
                        number,
                        FiscalYear.of(act.date().getYear()),
                        returned.fundsCentre(),
                        debtor,
                        "Chèque impayé (quittance " + c.post() + "/" + c.receiptNumber() + ") : " + returned.subject(),
                        lines,
                        cheque.receipt().receivedOn(),
                        act.actor()));
    }

    private static Refusal nobody(ClaimUnpaidCheque c) {
        return Refusal.of(
                Rejection.TIERS_INCONNU,
                "La quittance n° " + c.receiptNumber()
                        + " ne dit pas qui a payé : donnez le tireur du chèque (drawer).");
    }

    /** On the revenue lines of the receipt, against the account that the cheque waits on; costs are a product. */
    private static List<ClaimLine> lines(ChequeReturnedUnpaid returned, @Nullable Amount costs) {
        List<ClaimLine> lines = new ArrayList<>();
        returned.lines()
                .forEach(line -> lines.add(new ClaimLine(line.revenueLine(), Accounts.UNPAID_CHEQUES, line.amount())));
        if (costs != null) {
            lines.add(new ClaimLine(RevenueRules.COSTS, Accounts.PENALTIES, costs));
        }
        return lines;
    }
}
