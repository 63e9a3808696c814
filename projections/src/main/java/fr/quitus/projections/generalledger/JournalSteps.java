package fr.quitus.projections.generalledger;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.generalledger.GeneralLedgerProjection.Entry;
import fr.quitus.projections.generalledger.GeneralLedgerProjection.EntryKey;
import fr.quitus.projections.generalledger.JournalSteps.Step;
import fr.quitus.projections.generalledger.JournalSteps.Sum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relevés de journaux : how many entries a journal took, dated a day, within a block of positions. */
final class JournalSteps implements Summary<Step, Sum, EntryKey, Entry> {
    /** Journal et jour, in a block of the log. */
    record Step(int scale, long block, String journal, LocalDate accountingDate) {}

    /**
     * Écritures.
     *
     * @param lastNumber the highest number of them
     * @param amountCents their debits, which are their credits
     */
    record Sum(long entries, long lastNumber, long amountCents) {}

    static final Table<Step, Sum> TABLE = Table.of(JournalSteps.class, "journal_step", Step.class, Sum.class);

    @Override
    public Table<Step, Sum> table() {
        return TABLE;
    }

    @Override
    public Table<EntryKey, Entry> source() {
        return GeneralLedgerProjection.ENTRIES;
    }

    @Override
    public List<Step> keysOf(EntryKey place, Entry entry) {
        List<Step> keys = new ArrayList<>();
        for (int scale : Blocks.scales()) {
            keys.add(new Step(scale, Blocks.of(scale, place.position()), entry.journal(), entry.accountingDate()));
        }
        return keys;
    }

    @Override
    public Sum fold(Step key, @Nullable Sum row, EntryKey place, Entry entry) {
        return row == null
                ? new Sum(1, entry.number(), entry.amountCents())
                : new Sum(
                        row.entries() + 1,
                        Math.max(row.lastNumber(), entry.number()),
                        Math.addExact(row.amountCents(), entry.amountCents()));
    }
}
