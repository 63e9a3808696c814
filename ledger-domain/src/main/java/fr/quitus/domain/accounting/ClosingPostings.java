package fr.quitus.domain.accounting;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Schémas d'écritures de clôture : P50 closes the accounts of the result, P51 reports it. */
public final class ClosingPostings {
    private ClosingPostings() {}

    /**
     * P50, clôture : each account of a class is brought to zero against the balance of the year's operations, one entry
     * per class; none for a class without balances.
     *
     * @param balances debits positive, none of them zero
     */
    public static List<JournalEntry> p50(LocalDate date, SortedMap<AccountCode, Balance> balances) {
        SortedMap<AccountCode, Balance> products = new TreeMap<>();
        SortedMap<AccountCode, Balance> charges = new TreeMap<>();
        balances.forEach((account, balance) -> (account.isProduct() ? products : charges).put(account, balance));
        List<JournalEntry> entries = new ArrayList<>();
        closing(entries, date, "Clôture des comptes de produits", products);
        closing(entries, date, "Clôture des comptes de charges", charges);
        return entries;
    }

    private static void closing(
            List<JournalEntry> entries, LocalDate date, String label, SortedMap<AccountCode, Balance> balances) {
        if (balances.isEmpty()) {
            return;
        }
        List<Posting> postings = new ArrayList<>();
        Balance total = Balance.ZERO;
        for (Map.Entry<AccountCode, Balance> account : balances.entrySet()) {
            postings.add(reversing(account.getKey(), account.getValue()));
            total = total.plus(account.getValue());
        }
        if (!total.isZero()) {
            postings.add(reversing(Accounts.RESULT_OF_THE_YEAR, Balance.ZERO.minus(total)));
        }
        entries.add(PostingRules.entry("P50", Journal.CLO, date, label, postings));
    }

    /** P51, report du résultat on the first day of the next year; none when charges and products are equal. */
    public static List<JournalEntry> p51(LocalDate date, Balance result) {
        if (result.isZero()) {
            return List.of();
        }
        // The year's operations stand in credit for a surplus: they are debited, and earlier years credited.
        return List.of(PostingRules.entry(
                "P51",
                Journal.AN,
                date,
                "Report du solde des opérations de l'exercice",
                List.of(
                        reversing(Accounts.RESULT_OF_THE_YEAR, Balance.ZERO.minus(result)),
                        reversing(Accounts.EARLIER_YEARS, result))));
    }

    /** The posting that takes a balance away, debits positive. */
    private static Posting reversing(AccountCode account, Balance balance) {
        Amount amount = balance.isNegative() ? Balance.ZERO.minus(balance).amount() : balance.amount();
        return balance.isNegative()
                ? PostingRules.debit(account, amount, null)
                : PostingRules.credit(account, amount, null);
    }
}
