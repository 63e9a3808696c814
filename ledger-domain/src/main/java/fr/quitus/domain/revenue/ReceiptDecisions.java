package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntry.Draw;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.bank.BankEntryEvent;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Décisions sur les encaissements : each act's rules in their written order, then its events. */
public final class ReceiptDecisions {
    private static final String REST = "Reste d'un encaissement imputé en partie";

    private ReceiptDecisions() {}

    /**
     * Encaissement : state, assigned comptable, then the bank entry. What exceeds the remaining is recorded apart
     * (P33), what the title does not take of the entry waits to be identified (P32a). The same entry seen again on the
     * title for the same amount is accepted and writes nothing; for another amount it is refused.
     */
    public static Decision<LedgerEvent> decide(AllocateReceipt c, Act act, RevenueOrder order, BankEntry entry) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))
                || order.status().equals("WRITTEN_OFF")) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Decision<LedgerEvent> ended = ended(c.statement(), c.amount(), act, post, file, entry);
        if (ended != null) {
            return ended;
        }
        Draw draw = entry.draw(c.statement(), c.amount());
        List<LedgerEvent> events = new ArrayList<>(Receipts.of(file, c.statement(), draw, act));
        events.addAll(entry.collect(c.statement(), draw, RevenueOrder.aggregateId(file.number())));
        Balance rest = entry.left(c.statement()).minus(draw.fromBank());
        if (!rest.isZero()) {
            events.add(BankEntry.waiting(c.statement(), rest.amount(), REST, act));
        }
        return Decision.accept(events);
    }

    /** What ends a collection before it begins: a repeat, which writes nothing, or the first rule it breaks. */
    private static @Nullable Decision<LedgerEvent> ended(
            Statement seen, Amount amount, Act act, AccountingPostId post, RevenueFile file, BankEntry entry) {
        Balance known = file.account().receipts().get(seen.id());
        if (known != null) {
            return known.equals(amount.balance())
                    ? Decision.accept()
                    : Decision.refuse(notARepeat(seen.servicerReference(), known, amount));
        }
        Refusal refusal = RevenueRules.notTheCollector(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.notReached("La date de valeur", seen.valueDate(), act);
        }
        if (refusal == null) {
            refusal = entry.cannotCollect(seen, amount);
        }
        return refusal == null ? null : Decision.refuse(refusal);
    }

    private static Refusal notARepeat(String reference, Balance known, Amount asked) {
        return Refusal.of(
                Rejection.ECRITURE_BANCAIRE_DIFFERENTE,
                "L'écriture bancaire " + reference + " est déjà imputée à ce titre pour " + known + " € ; " + asked
                        + " € sont demandés.",
                "impute",
                known);
    }

    /** Identification : state, assigned comptable, a credit that is known, and enough of it waiting. Entry P32b. */
    public static Decision<LedgerEvent> decide(IdentifyReceipt c, Act act, RevenueOrder order, BankEntry entry) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))
                || order.status().equals("WRITTEN_OFF")) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        Statement statement = entry.statement().orElse(null);
        if (refusal == null && (statement == null || !entry.unidentified().covers(c.amount()))) {
            refusal = Refusal.of(
                    Rejection.ECRITURE_BANCAIRE_EPUISEE,
                    "L'écriture bancaire " + c.bankEntryId() + " a " + entry.unidentified() + " € à identifier ; "
                            + c.amount() + " € sont demandés.",
                    "reste",
                    entry.unidentified());
        }
        if (refusal != null || statement == null) {
            return Decision.refuse(Objects.requireNonNull(refusal));
        }
        Draw draw = new Draw(Balance.ZERO, c.amount().balance());
        List<LedgerEvent> events = new ArrayList<>(Receipts.of(file, statement, draw, act));
        events.addAll(entry.collect(statement, draw, RevenueOrder.aggregateId(file.number())));
        return Decision.accept(events);
    }

    /**
     * Répartition : each title taken in charge, of this comptable and restoring no credits, then the bank entry, of
     * which something is left.
     * The comptable names the titles: which ones a debtor owes is proposed by a view and decided by a person.
     *
     * @param orders those named, by number
     */
    public static Decision<LedgerEvent> decide(
            DistributeReceipt c, Act act, Map<RevenueOrderNumber, RevenueOrder> orders, BankEntry entry) {
        List<RevenueFile> files = new ArrayList<>();
        for (RevenueOrderNumber number : c.revenueOrderNumbers()) {
            RevenueOrder order = orders.getOrDefault(number, RevenueOrder.ABSENT);
            if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))
                    || order.status().equals("WRITTEN_OFF")) {
                return Decision.refuse(RevenueRules.wrongState(number, order, "TAKEN_IN_CHARGE"));
            }
            Refusal refusal = RevenueRules.notTheCollector(act, post, file);
            if (refusal == null) {
                refusal = RevenueRules.restoresCredits(file);
            }
            if (refusal != null) {
                return Decision.refuse(refusal);
            }
            files.add(file);
        }
        Refusal refusal = RevenueRules.notReached("La date de valeur", c.valueDate(), act);
        if (refusal == null) {
            refusal = entry.isAnother(c.statement());
        }
        Balance left = entry.left(c.statement()).plus(entry.unidentified());
        if (refusal == null && left.isZero()) {
            refusal = entry.cannotCollect(c.statement(), c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (!Boolean.TRUE.equals(c.asListed())) {
            files.sort(Comparator.comparing(ReceiptDecisions::age)
                    .thenComparing(file -> file.number().text()));
        }
        return Decision.accept(distributed(c, act, files, entry, left));
    }

    private static LocalDate age(RevenueFile file) {
        LocalDate issuedOn = file.recovery().title().issuedOn();
        return issuedOn == null ? LocalDate.MAX : issuedOn;
    }

    private static List<LedgerEvent> distributed(
            DistributeReceipt c, Act act, List<RevenueFile> files, BankEntry entry, Balance available) {
        List<LedgerEvent> events = new ArrayList<>();
        BankEntry now = entry;
        Balance left = available;
        for (RevenueFile file : files) {
            boolean last = file.number().equals(files.getLast().number());
            Balance here = last ? left : Claim.min(left, file.remaining());
            if (!here.isZero()) {
                Draw draw = now.draw(c.statement(), here.amount());
                events.addAll(Receipts.of(file, c.statement(), draw, act));
                for (BankEntryEvent event : now.collect(c.statement(), draw, RevenueOrder.aggregateId(file.number()))) {
                    events.add(event);
                    now = now.evolve(event);
                }
                left = left.minus(here);
            }
        }
        return events;
    }

    /**
     * Recouvrement après non-valeur : a title written off and not wholly recovered, assigned comptable, then the bank
     * entry. What exceeds the debt is an excess. Entry P40R.
     */
    public static Decision<LedgerEvent> decide(
            RecordRecoveryAfterWriteOff c, Act act, RevenueOrder order, BankEntry entry) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))
                || !order.status().equals("WRITTEN_OFF")) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "WRITTEN_OFF"));
        }
        Decision<LedgerEvent> ended = ended(c.statement(), c.amount(), act, post, file, entry);
        if (ended != null) {
            return ended;
        }
        Draw draw = entry.draw(c.statement(), c.amount());
        List<LedgerEvent> events = new ArrayList<>(Receipts.afterWriteOff(file, c.statement(), draw, act));
        events.addAll(entry.collect(c.statement(), draw, RevenueOrder.aggregateId(file.number())));
        return Decision.accept(events);
    }
}
