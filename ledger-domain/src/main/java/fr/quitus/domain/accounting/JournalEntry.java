package fr.quitus.domain.accounting;

import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.List;

/**
 * Écriture : postings that balance, made by one template on one accounting date.
 *
 * @param template the posting template of the domain reference §4.4, such as {@code P01}
 */
public record JournalEntry(
        String template, Journal journal, LocalDate accountingDate, String label, List<Posting> postings) {
    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2) {
            throw new IllegalArgumentException("entry " + template + " has " + postings.size() + " posting");
        }
        Balance difference = Balance.ZERO;
        for (Posting posting : postings) {
            difference = switch (posting.side()) {
                case DEBIT -> difference.plus(posting.amount());
                case CREDIT -> difference.minus(posting.amount());
            };
        }
        if (!difference.isZero()) {
            throw new IllegalArgumentException("entry " + template + " does not balance by " + difference);
        }
    }
}
