package fr.quitus.domain.bank;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptIdentified;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Écriture bancaire : one line of the State's statement. Its allocations never exceed its amount, so nothing is counted
 * twice; what is left of a credit that pays a title waits to be identified, so that each credit is wholly in the books.
 *
 * @param statement absent until the entry is first seen
 * @param allocated to payments and titles
 * @param unidentified waiting on account 4711
 */
public record BankEntry(Optional<Statement> statement, Balance allocated, Balance unidentified) {
    public static final BankEntry UNSEEN = new BankEntry(Optional.empty(), Balance.ZERO, Balance.ZERO);

    /** What the bank says of the entry. */
    public record Statement(Iban account, String servicerReference, Side side, Amount amount, LocalDate valueDate) {
        public static Statement debit(Iban account, String reference, Amount amount, LocalDate valueDate) {
            return new Statement(account, reference, Side.DEBIT, amount, valueDate);
        }

        public static Statement credit(Iban account, String reference, Amount amount, LocalDate valueDate) {
            return new Statement(account, reference, Side.CREDIT, amount, valueDate);
        }

        public BankEntryId id() {
            return BankEntryId.ofStatement(account, servicerReference);
        }
    }

    /**
     * Where a sum is drawn from.
     *
     * @param fromBank straight from the statement
     * @param identified what waited on account 4711
     */
    public record Draw(Balance fromBank, Balance identified) {}

    public static String aggregateId(BankEntryId id) {
        return "bank-entry:" + id;
    }

    /** The entry is the one already seen. */
    public @Nullable Refusal isAnother(Statement seen) {
        return statement.isEmpty() || statement.get().equals(seen)
                ? null
                : Refusal.of(
                        Rejection.ECRITURE_BANCAIRE_DIFFERENTE,
                        "L'écriture bancaire " + seen.servicerReference()
                                + " est déjà connue avec un autre montant, un autre sens ou une autre date.");
    }

    /** Neither allocated nor waiting: not in the books yet. */
    public Balance left(Statement seen) {
        return seen.amount().balance().minus(allocated).minus(unidentified);
    }

    /** The entry is the one already seen, and enough of it is not in the books yet. */
    public @Nullable Refusal cannotAllocate(Statement seen, Amount amount) {
        Refusal refusal = isAnother(seen);
        return refusal == null ? exhausted(seen, left(seen), amount) : refusal;
    }

    /** The same for what pays a title, which may also draw on what waits to be identified. */
    public @Nullable Refusal cannotCollect(Statement seen, Amount amount) {
        Refusal refusal = isAnother(seen);
        return refusal == null ? exhausted(seen, left(seen).plus(unidentified), amount) : refusal;
    }

    private static @Nullable Refusal exhausted(Statement seen, Balance left, Amount amount) {
        return left.covers(amount)
                ? null
                : Refusal.of(
                        Rejection.ECRITURE_BANCAIRE_EPUISEE,
                        "L'écriture bancaire " + seen.servicerReference() + " n'a plus que " + left + " € à imputer ; "
                                + amount + " € sont demandés.",
                        "reste",
                        left);
    }

    public List<BankEntryEvent> allocate(Statement seen, Amount amount, String target) {
        List<BankEntryEvent> events = received(seen);
        events.add(new BankEntryAllocated(seen.id(), amount, target));
        return events;
    }

    /** What is straight from the bank goes first; what is more was waiting. */
    public Draw draw(Statement seen, Amount amount) {
        Balance left = left(seen);
        Balance fromBank = left.compareTo(amount.balance()) < 0 ? left : amount.balance();
        return new Draw(fromBank, amount.balance().minus(fromBank));
    }

    /** The same sum pays this stream, as it is drawn. */
    public List<BankEntryEvent> collect(Statement seen, Draw draw, String target) {
        List<BankEntryEvent> events = received(seen);
        if (!draw.fromBank().isZero()) {
            events.add(new BankEntryAllocated(seen.id(), draw.fromBank().amount(), target));
        }
        if (!draw.identified().isZero()) {
            events.add(new ReceiptIdentified(seen.id(), draw.identified().amount(), target));
        }
        return events;
    }

    /** What is left waits to be identified. */
    public List<BankEntryEvent> park(Statement seen, Balance amount, String reason, Act act) {
        List<BankEntryEvent> events = received(seen);
        events.add(waiting(seen, amount.amount(), reason, act));
        return events;
    }

    /** The same, of an entry that another event of the same act receives. */
    public static ReceiptUnidentified waiting(Statement seen, Amount amount, String reason, Act act) {
        return new ReceiptUnidentified(
                seen.id(),
                amount,
                reason,
                act.date(),
                act.actor(),
                List.of(RevenuePostings.p32a(act.date(), amount, seen.servicerReference())));
    }

    private List<BankEntryEvent> received(Statement seen) {
        List<BankEntryEvent> events = new ArrayList<>();
        if (statement.isEmpty()) {
            events.add(new BankEntryReceived(
                    seen.id(), seen.account(), seen.servicerReference(), seen.side(), seen.amount(), seen.valueDate()));
        }
        return events;
    }

    public BankEntry evolve(BankEntryEvent event) {
        return switch (event) {
            case BankEntryReceived e ->
                new BankEntry(
                        Optional.of(
                                new Statement(e.account(), e.servicerReference(), e.side(), e.amount(), e.valueDate())),
                        allocated,
                        unidentified);
            case BankEntryAllocated e -> new BankEntry(statement, allocated.plus(e.amount()), unidentified);
            case ReceiptUnidentified e -> new BankEntry(statement, allocated, unidentified.plus(e.amount()));
            case ReceiptIdentified e ->
                new BankEntry(statement, allocated.plus(e.amount()), unidentified.minus(e.amount()));
        };
    }
}
