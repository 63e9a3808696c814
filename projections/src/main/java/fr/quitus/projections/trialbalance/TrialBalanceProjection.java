package fr.quitus.projections.trialbalance;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Balance générale, folded from the entries inside events. */
@Component
public final class TrialBalanceProjection implements Projection {
    public static final String NAME = "trialbalance";

    /** Compte d'un exercice. */
    record AccountYear(int fiscalYear, String account) {}

    /** Total des débits et des crédits. */
    record Totals(long debitCents, long creditCents) {
        static final Totals NONE = new Totals(0, 0);

        Totals plus(Posting posting) {
            long cents = posting.amount().cents();
            return switch (posting.side()) {
                case DEBIT -> new Totals(Math.addExact(debitCents, cents), creditCents);
                case CREDIT -> new Totals(debitCents, Math.addExact(creditCents, cents));
            };
        }
    }

    static final Table<AccountYear, Totals> TABLE =
            Table.of(TrialBalanceProjection.class, "trial_balance", AccountYear.class, Totals.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Interest interest() {
        return Interest.ENTRIES;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Sums());
    }

    private static final class Sums implements Fold<AccountYear, Totals> {
        @Override
        public Table<AccountYear, Totals> table() {
            return TABLE;
        }

        @Override
        public List<AccountYear> keysOf(LoggedEvent event) {
            Set<AccountYear> keys = new LinkedHashSet<>();
            for (JournalEntry entry : event.entries()) {
                entry.postings().forEach(posting -> keys.add(key(entry, posting)));
            }
            return new ArrayList<>(keys);
        }

        @Override
        public boolean anyOrder() {
            return true;
        }

        @Override
        public Totals fold(AccountYear key, @Nullable Totals row, LoggedEvent event, Appends appends) {
            Totals totals = row == null ? Totals.NONE : row;
            for (JournalEntry entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    totals = key(entry, posting).equals(key) ? totals.plus(posting) : totals;
                }
            }
            return totals;
        }

        private static AccountYear key(JournalEntry entry, Posting posting) {
            return new AccountYear(
                    entry.accountingDate().getYear(), posting.account().text());
        }
    }
}
