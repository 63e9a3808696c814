package fr.quitus.domain.accounting;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schémas d'écritures de la caisse, P43 of the domain reference §4.4 and what brings it to the Treasury account. */
public final class CashPostings {
    private CashPostings() {}

    /**
     * P43, recette au comptant : the desk holds it, the products are acquired.
     *
     * @param means where the desk holds it
     * @param receipt desk and number of the receipt
     */
    public static JournalEntry p43(
            LocalDate date, AccountCode means, List<Imputed> products, Amount total, String receipt) {
        List<Posting> postings = new ArrayList<>();
        postings.add(PostingRules.debit(means, total, null));
        products.forEach(line -> postings.add(PostingRules.credit(line.account(), line.amount(), null)));
        return PostingRules.entry("P43", Journal.REC, date, "Recette au comptant " + receipt, postings);
    }

    /** P43a, versement : what the desk held is on its way to the Treasury account. */
    public static JournalEntry p43a(LocalDate date, AccountCode means, Amount amount, String remittance) {
        return PostingRules.entry(
                "P43a",
                Journal.TRE,
                date,
                "Versement de caisse " + remittance,
                List.of(
                        PostingRules.debit(Accounts.INTERNAL_TRANSFERS, amount, remittance),
                        PostingRules.credit(means, amount, null)));
    }

    /** P43c, excédent de caisse : more was counted than the desk should hold, and nobody claims it. */
    public static JournalEntry p43c(LocalDate date, Amount amount, String post) {
        return PostingRules.entry(
                "P43c",
                Journal.REC,
                date,
                "Excédent de la caisse " + post,
                List.of(
                        PostingRules.debit(Accounts.CASH, amount, null),
                        PostingRules.credit(Accounts.ACCIDENTAL_REVENUE, amount, null)));
    }

    /**
     * P43d, déficit de caisse : less was counted. It is no charge yet: it may be found, or its loss is decided (root
     * 429 of public accounts, déficits).
     */
    public static JournalEntry p43d(LocalDate date, Amount amount, String post) {
        return PostingRules.entry(
                "P43d",
                Journal.TRE,
                date,
                "Déficit de la caisse " + post,
                List.of(
                        PostingRules.debit(Accounts.CASH_SHORTAGES, amount, post),
                        PostingRules.credit(Accounts.CASH, amount, null)));
    }

    /**
     * P43e, chèque impayé : the bank took it back, and its debtor owes it (code monétaire et financier, art. L131-67).
     * Account 5117 follows unpaid cheques in the public charts (instruction M9.6).
     */
    public static JournalEntry p43e(LocalDate date, Amount amount, String receipt) {
        return PostingRules.entry(
                "P43e",
                Journal.TRE,
                date,
                "Chèque impayé " + receipt,
                List.of(
                        PostingRules.debit(Accounts.UNPAID_CHEQUES, amount, receipt),
                        PostingRules.credit(Accounts.TREASURY, amount, null)));
    }

    /** P43b, versement crédité. @param from the treasury, or what waited to be identified, under its reference */
    public static JournalEntry p43b(
            LocalDate date, AccountCode from, @Nullable String reference, Amount amount, String remittance) {
        return PostingRules.entry(
                "P43b",
                Journal.TRE,
                date,
                "Versement de caisse crédité " + remittance,
                List.of(
                        PostingRules.debit(from, amount, reference),
                        PostingRules.credit(Accounts.INTERNAL_TRANSFERS, amount, remittance)));
    }
}
