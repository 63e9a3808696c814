package fr.quitus.domain.cashdesk;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.CashPostings;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntry.Draw;
import fr.quitus.domain.cashdesk.CashDeskCommand.ConfirmRemittance;
import fr.quitus.domain.cashdesk.CashDeskCommand.RecordCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RegulariseCashReceipt;
import fr.quitus.domain.cashdesk.CashDeskCommand.RemitCash;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.RemittanceCredited;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recettes au comptant et versements : each act's rules in their written order, then its events. */
public final class CashDeskDecisions {
    private CashDeskDecisions() {}

    /** Recette au comptant : the comptable's own desk, a day not to come, the nature of each line. Entry P43. */
    public static Decision<CashDeskEvent> decide(RecordCashReceipt c, Act act, CashDesk desk) {
        Refusal refusal = otherDesk(act, c);
        if (refusal == null) {
            refusal = notReached("La date de la recette", c.receivedOn(), act);
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
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amount = Amount.total(
                "Le total de la recette",
                c.lines().stream().map(ClaimLine::amount).toList());
        List<Imputed> products = c.lines().stream()
                .map(line -> new Imputed(line.account(), line.amount()))
                .toList();
        int number = desk.receipts() + 1;
        return Decision.accept(new CashReceiptRecorded(
                c.post(),
                number,
                c.means(),
                c.payer(),
                c.subject(),
                c.lines(),
                amount,
                FiscalYear.of(act.date().getYear()),
                c.receivedOn(),
                c.regularisingCentre(),
                act.actor(),
                List.of(CashPostings.p43(act.date(), c.means().account(), products, amount, auxiliary(c, number)))));
    }

    /** The desk and its number of the paper, as the journal names it. */
    private static String auxiliary(CashDeskCommand c, int number) {
        return c.post() + "/" + number;
    }

    /**
     * Régularisation : a receipt that owes a title, an ordonnateur who may sign for its amount, and who is not the
     * comptable that cashed it (GBCP art. 9).
     */
    public static Decision<CashDeskEvent> decide(
            RegulariseCashReceipt c, Act act, CashDesk desk, RevenueOrderNumber number) {
        CashDesk.Awaiting receipt = desk.awaiting(c.receiptNumber()).orElse(null);
        if (receipt == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "La recette n° " + c.receiptNumber() + " de la caisse " + c.post()
                            + " n'attend pas de titre : elle n'existe pas, n'en demande pas, ou en a déjà un."));
        }
        Refusal refusal = SigningRules.cannotSign(act, receipt.fundsCentre(), receipt.amount());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, Set.of(receipt.recordedBy()), "comptable");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RegularisationTitleIssued(
                        c.post(),
                        c.receiptNumber(),
                        number,
                        receipt.year(),
                        receipt.fundsCentre(),
                        receipt.payer(),
                        receipt.subject(),
                        receipt.lines(),
                        receipt.amount(),
                        act.date(),
                        act.actor(),
                        act.delegationId()));
    }

    /** Versement : the comptable's own desk, and no more than it holds of this means. Entry P43a. */
    public static Decision<CashDeskEvent> decide(RemitCash c, Act act, CashDesk desk) {
        Refusal refusal = otherDesk(act, c);
        if (refusal == null && !desk.held(c.means()).covers(c.amount())) {
            refusal = Refusal.of(
                    Rejection.CAISSE_INSUFFISANTE,
                    "La caisse du poste " + c.post() + " a " + desk.held(c.means()) + " € en "
                            + c.means().label() + " ; " + c.amount() + " € seraient versés.",
                    "maximum",
                    desk.held(c.means()));
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        int number = desk.remittances().size() + 1;
        return Decision.accept(new CashRemitted(
                c.post(),
                number,
                c.means(),
                c.amount(),
                act.date(),
                act.actor(),
                List.of(CashPostings.p43a(act.date(), c.means().account(), c.amount(), auxiliary(c, number)))));
    }

    /**
     * Crédit du versement : a remittance of this desk, its comptable or the bank, a value date that is reached, no more
     * than is on its way, then the bank entry. The same entry again writes nothing. Entry P43b.
     */
    public static Decision<LedgerEvent> decide(ConfirmRemittance c, Act act, CashDesk desk, BankEntry entry) {
        CashDesk.Remittance remittance = desk.remittance(c.remittanceNumber()).orElse(null);
        if (remittance == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "La caisse du poste " + c.post() + " n'a pas de versement n° " + c.remittanceNumber() + "."));
        }
        if (remittance.creditedBy().contains(c.statement().id()) && entry.isAnother(c.statement()) == null) {
            return Decision.accept();
        }
        Refusal refusal = act.role() == Role.SYSTEM_INTERFACE ? null : otherDesk(act, c);
        if (refusal == null) {
            refusal = notReached("La date de valeur", c.valueDate(), act);
        }
        if (refusal == null && !remittance.inTransit().covers(c.amount())) {
            refusal = Refusal.of(
                    Rejection.REGLEMENT_DIFFERENT,
                    "Le versement n° " + c.remittanceNumber() + " de la caisse " + c.post() + " attend "
                            + remittance.inTransit() + " € ; la banque dit " + c.amount() + " €.",
                    "attendu",
                    remittance.inTransit());
        }
        if (refusal == null) {
            refusal = entry.cannotCollect(c.statement(), c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Draw draw = entry.draw(c.statement(), c.amount());
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new RemittanceCredited(
                c.post(),
                c.remittanceNumber(),
                c.statement().id(),
                c.amount(),
                c.valueDate(),
                act.actor(),
                entries(c, act, draw)));
        events.addAll(entry.collect(c.statement(), draw, CashDesk.aggregateId(c.post())));
        return Decision.accept(events);
    }

    /** P43b, once for what comes straight from the bank and once for what waited to be identified. */
    private static List<JournalEntry> entries(ConfirmRemittance c, Act act, Draw draw) {
        String remittance = auxiliary(c, c.remittanceNumber());
        List<JournalEntry> entries = new ArrayList<>();
        if (!draw.fromBank().isZero()) {
            entries.add(CashPostings.p43b(
                    act.date(), Accounts.TREASURY, null, draw.fromBank().amount(), remittance));
        }
        if (!draw.identified().isZero()) {
            entries.add(CashPostings.p43b(
                    act.date(),
                    Accounts.UNIDENTIFIED_RECEIPTS,
                    c.servicerReference(),
                    draw.identified().amount(),
                    remittance));
        }
        return entries;
    }

    private static @Nullable Refusal otherDesk(Act act, CashDeskCommand c) {
        return SigningRules.otherPost(act, c.post(), "La caisse est celle du");
    }

    static @Nullable Refusal notReached(String name, LocalDate date, Act act) {
        return date.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        name + " " + date + " n'est pas atteinte : nous sommes le " + act.date() + ".")
                : null;
    }
}
