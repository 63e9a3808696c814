package fr.quitus.domain.yearend;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Comptes de résultat : the balances of classes 6 and 7 on 31 December, whatever year they come from, as long as no
 * closing took them away. Debits are positive; accounts at zero are left out.
 */
public record ResultAccounts(SortedMap<AccountCode, Balance> balances) {
    public static final ResultAccounts NONE = new ResultAccounts(new TreeMap<>());

    public ResultAccounts {
        SortedMap<AccountCode, Balance> kept = new TreeMap<>(balances);
        kept.values().removeIf(Balance::isZero);
        kept.keySet().removeIf(account -> !account.isCharge() && !account.isProduct());
        balances = Collections.unmodifiableSortedMap(kept);
    }

    /** What these entries leave on them at the end of a year. */
    public static ResultAccounts of(Iterable<JournalEntry> entries, FiscalYear year) {
        Map<AccountCode, Balance> sums = new TreeMap<>();
        for (JournalEntry entry : entries) {
            if (entry.accountingDate().getYear() <= year.value()) {
                entry.postings().forEach(posting -> sums.merge(posting.account(), signed(posting), Balance::plus));
            }
        }
        return new ResultAccounts(new TreeMap<>(sums));
    }

    private static Balance signed(Posting posting) {
        Balance amount = posting.amount().balance();
        return posting.side() == Side.DEBIT ? amount : Balance.ZERO.minus(amount);
    }

    /** Class 6, a debit when positive. */
    Balance charges() {
        return sum(balances.entrySet().stream()
                .filter(e -> e.getKey().isCharge())
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Class 7, a credit when positive. */
    Balance products() {
        return Balance.ZERO.minus(sum(balances.entrySet().stream()
                .filter(e -> e.getKey().isProduct())
                .map(Map.Entry::getValue)
                .toList()));
    }

    private static Balance sum(List<Balance> parts) {
        return parts.stream().reduce(Balance.ZERO, Balance::plus);
    }
}
