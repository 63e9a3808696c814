package fr.quitus.projections.generalledger;

import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Summary;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.generalledger.ClaimedReceipts.ReceiptPosting;
import fr.quitus.projections.generalledger.GeneralLedgerProjection.PostingKey;
import fr.quitus.projections.generalledger.Letters.AccountFile;
import fr.quitus.projections.generalledger.Letters.Letter;
import fr.quitus.projections.generalledger.Letters.LetterKey;
import fr.quitus.projections.generalledger.ReceiptLetters.OpenReceipt;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lettrage des factures non parvenues : what was certified of one service and what was accepted or cancelled of it get
 * a letter once they settle each other. One request may settle several services: each has its own letter.
 */
final class ReceiptLetters implements Summary<AccountFile, OpenReceipt, PostingKey, ReceiptPosting> {
    /**
     * Ce qui reste ouvert, positive when debits exceed credits.
     *
     * @param latestOn the last accounting date of its postings
     */
    record OpenReceipt(long openCents, LocalDate latestOn) {}

    static final Table<AccountFile, OpenReceipt> OPEN =
            Table.of(ReceiptLetters.class, "receipt_group", AccountFile.class, OpenReceipt.class);

    @Override
    public Table<AccountFile, OpenReceipt> table() {
        return OPEN;
    }

    @Override
    public Table<PostingKey, ReceiptPosting> source() {
        return ClaimedReceipts.POSTINGS;
    }

    @Override
    public List<AccountFile> keysOf(PostingKey place, ReceiptPosting posting) {
        return List.of(new AccountFile(posting.account(), posting.file()));
    }

    /** A letter is given where the sum comes to nothing, and so depends on the order. */
    @Override
    public boolean anyOrder() {
        return false;
    }

    @Override
    public OpenReceipt fold(
            AccountFile key, @Nullable OpenReceipt row, PostingKey place, ReceiptPosting posting, Appends appends) {
        LocalDate date = posting.accountingDate();
        long open = Math.addExact(row == null ? 0 : row.openCents(), posting.amountCents());
        LocalDate latest = row == null || row.latestOn().isBefore(date) ? date : row.latestOn();
        if (open == 0) {
            appends.append(
                    Letters.GIVEN,
                    new LetterKey(key.account(), key.file(), place.position()),
                    new Letter(code(place), latest));
        }
        return new OpenReceipt(open, latest);
    }

    /** The code of the position, and of the line where it is not the first. */
    private static String code(PostingKey place) {
        return Letters.code(place.position()) + (place.line() == 0 ? "" : place.line());
    }
}
