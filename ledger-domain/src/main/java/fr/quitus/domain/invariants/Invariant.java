package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vérité comptable : something that holds once an act is whole, whatever the acts and their order. What it needs of
 * the past it keeps as sums of its own; it names the keys an event touched, so that only those are looked at again.
 */
public abstract class Invariant {
    /** The key of what is not divided. */
    static final String ALL = "";

    private final String code;
    private final String statement;
    private final String formula;
    private final List<Tally> tallies = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();

    /**
     * @param code permanent, for machines
     * @param statement what it says, in French
     * @param formula as the domain reference writes it
     */
    Invariant(String code, String statement, String formula) {
        this.code = code;
        this.statement = statement;
        this.formula = formula;
    }

    public final String code() {
        return code;
    }

    public final String statement() {
        return statement;
    }

    public final String formula() {
        return formula;
    }

    /** @param requests the payment requests in flight, as they were before this event */
    abstract void on(LedgerEvent event, Requests requests);

    /** What does not hold of a key, in French with its amounts; null while it holds. */
    abstract @Nullable String violation(String key);

    final Tally tally(int columns) {
        Tally tally = new Tally(columns);
        tallies.add(tally);
        return tally;
    }

    final List<Tally> tallies() {
        return tallies;
    }

    final void touch(String key) {
        touched.add(key);
    }

    final Set<String> touched() {
        return touched;
    }

    /** Credits less debits that an event makes on accounts of these beginnings, in cents. */
    static long creditOn(LedgerEvent event, String... accounts) {
        long credit = 0;
        for (JournalEntry entry : event.entries()) {
            for (Posting posting : entry.postings()) {
                for (String account : accounts) {
                    if (posting.account().text().startsWith(account)) {
                        credit = Math.addExact(credit, signed(posting));
                    }
                }
            }
        }
        return credit;
    }

    private static long signed(Posting posting) {
        return posting.side() == Side.CREDIT
                ? posting.amount().cents()
                : -posting.amount().cents();
    }

    static long minus(Amount amount) {
        return -amount.cents();
    }

    static String euros(long cents) {
        return Balance.ofCents(cents).text() + " €";
    }
}
