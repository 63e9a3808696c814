package fr.quitus.projections.generalledger;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Journaux et grand livre. The numbering is the fold: a journal of a year counts its entries in log order, so numbers
 * have no gap and a replay gives each entry the number it had; behind a dead letter the year of its journal waits, and
 * no other. Balances at any past point are sums of steps, and files are lettered when they are settled.
 */
@Component
public final class GeneralLedgerProjection implements Projection {
    public static final String NAME = "generalledger";

    /** Journal d'un exercice. */
    record JournalYear(String journal, int fiscalYear) {}

    /** Dernier numéro donné. */
    record LastNumber(long lastNumber) {}

    /** An entry, by its place in the log and in its event. */
    record EntryKey(long position, int ordinal) {}

    /**
     * Écriture.
     *
     * @param amountCents its debits, which are its credits
     * @param reason motif, where the event gives one
     * @param leafHash of its event in the Merkle log, in hexadecimal
     * @param mark of what no chain made, and of what takes another entry back
     */
    record Entry(
            String journal,
            int fiscalYear,
            long number,
            String template,
            LocalDate accountingDate,
            String label,
            String eventId,
            String eventName,
            String aggregateId,
            long amountCents,
            Instant recordedAt,
            String actor,
            String leafHash,
            @Nullable String reason,
            @Nullable String mark) {}

    /** A posting, by its place in its entry. */
    record PostingKey(long position, int ordinal, int line) {}

    /**
     * Imputation.
     *
     * @param file the dossier it is lettered with
     */
    record PostingRow(
            int fiscalYear,
            String account,
            String side,
            long amountCents,
            @Nullable String auxiliary,
            LocalDate accountingDate,
            String file) {}

    static final Table<JournalYear, LastNumber> COUNTERS =
            Table.of(GeneralLedgerProjection.class, "journal_counter", JournalYear.class, LastNumber.class);
    static final Table<EntryKey, Entry> ENTRIES =
            Table.of(GeneralLedgerProjection.class, "journal_entry", EntryKey.class, Entry.class);
    static final Table<PostingKey, PostingRow> POSTINGS =
            Table.of(GeneralLedgerProjection.class, "ledger_posting", PostingKey.class, PostingRow.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 7;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Numbering(), new BalanceSteps(), new Letters(), new ClaimedReceipts());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(ENTRIES, POSTINGS, Letters.GIVEN, KnownChart.TABLE, ClaimedReceipts.POSTINGS);
    }

    @Override
    public List<Summary<?, ?, ?, ?>> summaries() {
        return List.of(new JournalSteps());
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        KnownChart.append(event, appends);
        ClaimedReceipts.append(event, appends);
    }

    private static final class Numbering implements Fold<JournalYear, LastNumber> {
        @Override
        public Table<JournalYear, LastNumber> table() {
            return COUNTERS;
        }

        @Override
        public List<JournalYear> keysOf(LoggedEvent event) {
            Set<JournalYear> keys = new LinkedHashSet<>();
            event.entries().forEach(entry -> keys.add(journalOf(entry)));
            return new ArrayList<>(keys);
        }

        @Override
        public LastNumber fold(JournalYear key, @Nullable LastNumber row, LoggedEvent event, Appends appends) {
            long number = row == null ? 0 : row.lastNumber();
            int ordinal = 0;
            for (JournalEntry entry : event.entries()) {
                if (journalOf(entry).equals(key)) {
                    number++;
                    append(event, ordinal, entry, number, appends);
                }
                ordinal++;
            }
            return new LastNumber(number);
        }

        private static void append(LoggedEvent event, int ordinal, JournalEntry entry, long number, Appends appends) {
            int year = entry.accountingDate().getYear();
            appends.append(
                    ENTRIES,
                    new EntryKey(event.position(), ordinal),
                    new Entry(
                            entry.journal().name(),
                            year,
                            number,
                            entry.template(),
                            entry.accountingDate(),
                            entry.label(),
                            event.eventId(),
                            event.name(),
                            event.aggregateId(),
                            debits(entry),
                            event.recordedAt(),
                            event.metadata().getOrDefault("actor", ""),
                            event.leafHashHex(),
                            Reasons.of(event.event()),
                            Marks.of(event.event(), entry)));
            int line = 0;
            for (Posting posting : entry.postings()) {
                appends.append(
                        POSTINGS,
                        new PostingKey(event.position(), ordinal, line),
                        new PostingRow(
                                year,
                                posting.account().text(),
                                posting.side().name(),
                                posting.amount().cents(),
                                posting.auxiliary(),
                                entry.accountingDate(),
                                Letters.fileOf(event, posting)));
                line++;
            }
        }

        private static long debits(JournalEntry entry) {
            long cents = 0;
            for (Posting posting : entry.postings()) {
                cents = posting.side() == Side.DEBIT
                        ? Math.addExact(cents, posting.amount().cents())
                        : cents;
            }
            return cents;
        }

        private static JournalYear journalOf(JournalEntry entry) {
            return new JournalYear(
                    entry.journal().name(), entry.accountingDate().getYear());
        }
    }
}
