package fr.quitus.projections.generalledger;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.generalledger.BalanceSteps.Movement;
import fr.quitus.projections.generalledger.BalanceSteps.Step;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Relevés de soldes : what moved on an account, dated a day, within a block of positions. A balance known at any
 * position is a sum of the largest blocks that end before it, then of smaller ones, then of the last few postings; so
 * neither an old point nor a back-dated act needs a replay. Blocks are of 2^12, 2^17 and 2^22 events: at most 31 of
 * each smaller size are read.
 */
final class BalanceSteps implements Fold<Step, Movement> {
    /** Compte et jour, in a block of the log. */
    record Step(int scale, long block, String account, LocalDate accountingDate) {}

    /**
     * Débits et crédits.
     *
     * @param entries those with a posting on the account
     */
    record Movement(long debitCents, long creditCents, long entries) {
        static final Movement NONE = new Movement(0, 0, 0);

        Movement plus(Posting posting) {
            long cents = posting.amount().cents();
            return switch (posting.side()) {
                case DEBIT -> new Movement(Math.addExact(debitCents, cents), creditCents, entries);
                case CREDIT -> new Movement(debitCents, Math.addExact(creditCents, cents), entries);
            };
        }

        private Movement ofOneMoreEntry() {
            return new Movement(debitCents, creditCents, entries + 1);
        }
    }

    static final Table<Step, Movement> TABLE = Table.of(BalanceSteps.class, "balance_step", Step.class, Movement.class);

    @Override
    public Table<Step, Movement> table() {
        return TABLE;
    }

    @Override
    public List<Step> keysOf(LoggedEvent event) {
        Set<Step> keys = new LinkedHashSet<>();
        for (JournalEntry entry : event.entries()) {
            for (Posting posting : entry.postings()) {
                for (int scale : Blocks.scales()) {
                    keys.add(new Step(
                            scale,
                            Blocks.of(scale, event.position()),
                            posting.account().text(),
                            entry.accountingDate()));
                }
            }
        }
        return new ArrayList<>(keys);
    }

    @Override
    public boolean anyOrder() {
        return true;
    }

    @Override
    public Movement fold(Step key, @Nullable Movement row, LoggedEvent event, Appends appends) {
        Movement movement = row == null ? Movement.NONE : row;
        for (JournalEntry entry : event.entries()) {
            if (entry.accountingDate().equals(key.accountingDate())) {
                Movement before = movement;
                for (Posting posting : entry.postings()) {
                    movement = posting.account().text().equals(key.account()) ? movement.plus(posting) : movement;
                }
                movement = movement.equals(before) ? movement : movement.ofOneMoreEntry();
            }
        }
        return movement;
    }
}
