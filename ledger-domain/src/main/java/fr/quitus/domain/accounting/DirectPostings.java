package fr.quitus.domain.accounting;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Schémas d'écritures des dépenses payées sans ordonnancement préalable : P19 to P21. */
public final class DirectPostings {
    private DirectPostings() {}

    /**
     * P19, paye liquidée : the charge of the month, owed to the staff for the net and to others for what is deducted.
     *
     * @param deductions on the accounts of those they are owed to
     */
    public static JournalEntry p19(LocalDate date, Amount gross, Balance net, List<Imputed> deductions) {
        List<Posting> postings = new ArrayList<>();
        postings.add(PostingRules.debit(Accounts.SALARIES, gross, null));
        owed(net, deductions).forEach(part -> postings.add(PostingRules.credit(part.account(), part.amount(), null)));
        return PostingRules.entry("P19", Journal.DEP, date, "Liquidation de la paye", postings);
    }

    /** P19, paye versée : the staff and the others are paid by transfers not yet seen on the bank statement. */
    public static JournalEntry p19Paid(LocalDate date, Amount gross, Balance net, List<Imputed> deductions) {
        List<Posting> postings = new ArrayList<>();
        owed(net, deductions).forEach(part -> postings.add(PostingRules.debit(part.account(), part.amount(), null)));
        postings.add(PostingRules.credit(Accounts.TRANSFERS_IN_TRANSIT, gross, null));
        return PostingRules.entry("P19", Journal.TRE, date, "Versement de la paye", postings);
    }

    private static List<Imputed> owed(Balance net, List<Imputed> deductions) {
        List<Imputed> owed = new ArrayList<>();
        if (!net.isZero()) {
            owed.add(new Imputed(Accounts.STAFF, net.amount()));
        }
        owed.addAll(deductions);
        return owed;
    }

    /** P20, débit sans ordonnancement : the money has left, the charge is not known yet. */
    public static JournalEntry p20(LocalDate date, Amount amount) {
        return PostingRules.entry(
                "P20",
                Journal.TRE,
                date,
                "Dépense sans ordonnancement à régulariser",
                List.of(
                        PostingRules.debit(Accounts.PROVISIONAL_EXPENDITURE, amount, null),
                        PostingRules.credit(Accounts.TREASURY, amount, null)));
    }

    /** P21, régularisation : the charge or the asset takes the place of the provisional imputation. */
    public static JournalEntry p21(LocalDate date, List<Imputed> lines) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            AccountCode account = line.account();
            postings.add(PostingRules.debit(account, line.amount(), null));
            postings.add(PostingRules.credit(Accounts.PROVISIONAL_EXPENDITURE, line.amount(), null));
        }
        return PostingRules.entry(
                "P21", Journal.DEP, date, "Régularisation d'une dépense sans ordonnancement", postings);
    }
}
