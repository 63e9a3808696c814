package fr.quitus.projections.generalledger;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.generalledger.Letters.AccountFile;
import fr.quitus.projections.generalledger.Letters.Open;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lettrage : on the accounts of third parties, the postings of one file get a letter when they settle each other, such
 * as what was accepted and what was paid of a request. A letter stays; what the file posts afterwards waits for the
 * next one.
 */
final class Letters implements Fold<AccountFile, Open> {
    /** Roots of the accounts of third parties, whose files are settled one by one. */
    private static final List<String> LETTERED = List.of("401", "404", "409", "411", "416", "462", "466");

    /** The letters of a code, most significant first. */
    private static final int ALPHABET = 26;

    /** Dossier, on an account. */
    record AccountFile(String account, String file) {}

    /** Ce qui reste ouvert, in cents: positive when debits exceed credits. */
    record Open(long openCents) {}

    /** A letter, by the posting that settled the file. */
    record LetterKey(String account, String file, long position) {}

    /** Code lettre et date du lettrage. */
    record Letter(String code, LocalDate accountingDate) {}

    static final Table<AccountFile, Open> OPEN = Table.of(Letters.class, "letter_group", AccountFile.class, Open.class);
    static final Table<LetterKey, Letter> GIVEN = Table.of(Letters.class, "lettering", LetterKey.class, Letter.class);

    /** The dossier a posting belongs to: the stream of its event, but a title for what is offset against it. */
    static String fileOf(LoggedEvent event, Posting posting) {
        if (event.event() instanceof PayableOffset offset
                && posting.account().text().startsWith("411")) {
            return "revenue-order:" + offset.revenueOrderNumber();
        }
        return event.aggregateId();
    }

    static boolean isLettered(String account) {
        return LETTERED.stream().anyMatch(account::startsWith);
    }

    /** Bijective base 26 of the position: a code names one posting of the log, in few letters. */
    static String code(long position) {
        StringBuilder code = new StringBuilder();
        for (long rest = position + 1; rest > 0; rest = (rest - 1) / ALPHABET) {
            code.insert(0, (char) ('A' + (rest - 1) % ALPHABET));
        }
        return code.toString();
    }

    @Override
    public Table<AccountFile, Open> table() {
        return OPEN;
    }

    @Override
    public List<AccountFile> keysOf(LoggedEvent event) {
        Set<AccountFile> keys = new LinkedHashSet<>();
        for (JournalEntry entry : event.entries()) {
            for (Posting posting : entry.postings()) {
                if (isLettered(posting.account().text())) {
                    keys.add(new AccountFile(posting.account().text(), fileOf(event, posting)));
                }
            }
        }
        return new ArrayList<>(keys);
    }

    @Override
    public Open fold(AccountFile key, @Nullable Open row, LoggedEvent event, Appends appends) {
        long open = row == null ? 0 : row.openCents();
        LocalDate latest = LocalDate.MIN;
        for (JournalEntry entry : event.entries()) {
            for (Posting posting : entry.postings()) {
                if (posting.account().text().equals(key.account())
                        && fileOf(event, posting).equals(key.file())) {
                    long cents = posting.amount().cents();
                    open = Math.addExact(open, posting.side() == Side.DEBIT ? cents : -cents);
                    latest = entry.accountingDate().isAfter(latest) ? entry.accountingDate() : latest;
                }
            }
        }
        if (open == 0) {
            appends.append(
                    GIVEN,
                    new LetterKey(key.account(), key.file(), event.position()),
                    new Letter(code(event.position()), latest));
        }
        return new Open(open);
    }
}
