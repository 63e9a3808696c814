package fr.quitus.domain.accounting;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schémas d'écritures de ce qui est dû au créancier and pays a debt of his: oppositions (P12) and offset (P13). */
public final class DiversionPostings {
    private DiversionPostings() {}

    /**
     * P12, oppositions servies : owed to who seized, and no longer to the supplier.
     *
     * @param lines what is taken of each line of the request
     * @param seized amount by the opposition's reference
     */
    public static JournalEntry p12(LocalDate date, List<Imputed> lines, String supplier, Map<String, Amount> seized) {
        List<Posting> postings = suppliers(lines, supplier);
        seized.forEach((reference, amount) -> postings.add(PostingRules.credit(Accounts.SEIZED, amount, reference)));
        return PostingRules.entry("P12", Journal.DEP, date, "Opposition servie", postings);
    }

    /**
     * P12R, oppositions ramenées : what comes before them takes it, and it is the supplier's again.
     *
     * @param lines what is given back to each line of the request
     * @param givenBack amount by the opposition's reference
     */
    public static JournalEntry p12Reversed(
            LocalDate date, List<Imputed> lines, String supplier, Map<String, Amount> givenBack) {
        List<Posting> postings = new ArrayList<>();
        givenBack.forEach((reference, amount) -> postings.add(PostingRules.debit(Accounts.SEIZED, amount, reference)));
        for (Imputed line : lines) {
            postings.add(PostingRules.credit(PostingRules.supplierAccount(line.account()), line.amount(), supplier));
        }
        return PostingRules.entry("P12R", Journal.DEP, date, "Opposition ramenée au reste dû", postings);
    }

    /** P12 on a transfer that came back : what waits for the supplier is owed to who seized it. */
    public static JournalEntry p12OfReturned(LocalDate date, Map<String, Amount> seized, String supplier) {
        List<Posting> postings = new ArrayList<>();
        seized.forEach((reference, amount) -> {
            postings.add(PostingRules.debit(Accounts.RETURNED_TRANSFERS, amount, supplier));
            postings.add(PostingRules.credit(Accounts.SEIZED, amount, reference));
        });
        return PostingRules.entry("P12", Journal.DEP, date, "Opposition servie sur un virement revenu", postings);
    }

    /**
     * P13, compensation légale : the supplier's claim and his debt extinguish each other.
     *
     * @param claim the account that his debt stands on
     */
    public static JournalEntry p13(
            LocalDate date, List<Imputed> lines, Amount offset, AccountCode claim, String supplier) {
        List<Posting> postings = suppliers(lines, supplier);
        postings.add(PostingRules.credit(claim, offset, supplier));
        return PostingRules.entry("P13", Journal.DEP, date, "Compensation avec un titre", postings);
    }

    /** P03, mise en paiement of a share that was seized. */
    public static JournalEntry p03(LocalDate date, Amount amount, String reference) {
        return PostingRules.entry(
                "P03",
                Journal.TRE,
                date,
                "Mise en paiement d'une part saisie",
                List.of(
                        PostingRules.debit(Accounts.SEIZED, amount, reference),
                        PostingRules.credit(Accounts.TRANSFERS_IN_TRANSIT, amount, reference)));
    }

    private static List<Posting> suppliers(List<Imputed> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(PostingRules.debit(PostingRules.supplierAccount(line.account()), line.amount(), supplier));
        }
        return postings;
    }
}
