package fr.quitus.domain.bank;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
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
 * twice.
 *
 * @param statement absent until the entry is first seen
 */
public record BankEntry(Optional<Statement> statement, Balance allocated) {
    public static final BankEntry UNSEEN = new BankEntry(Optional.empty(), Balance.ZERO);

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

    public static String aggregateId(BankEntryId id) {
        return "bank-entry:" + id;
    }

    /** The entry is the one already seen, and enough of it is left. */
    public @Nullable Refusal cannotAllocate(Statement seen, Amount amount) {
        if (statement.isPresent() && !statement.get().equals(seen)) {
            return Refusal.of(
                    Rejection.ECRITURE_BANCAIRE_DIFFERENTE,
                    "L'écriture bancaire " + seen.servicerReference()
                            + " est déjà connue avec un autre montant, un autre sens ou une autre date.");
        }
        Balance left = seen.amount().balance().minus(allocated);
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
        List<BankEntryEvent> events = new ArrayList<>();
        if (statement.isEmpty()) {
            events.add(new BankEntryReceived(
                    seen.id(), seen.account(), seen.servicerReference(), seen.side(), seen.amount(), seen.valueDate()));
        }
        events.add(new BankEntryAllocated(seen.id(), amount, target));
        return events;
    }

    public BankEntry evolve(BankEntryEvent event) {
        return switch (event) {
            case BankEntryReceived e ->
                new BankEntry(
                        Optional.of(
                                new Statement(e.account(), e.servicerReference(), e.side(), e.amount(), e.valueDate())),
                        allocated);
            case BankEntryAllocated e -> new BankEntry(statement, allocated.plus(e.amount()));
        };
    }
}
