package fr.quitus.domain.accounting;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Schémas d'écritures de reprise (RAN), all in the journal of à-nouveaux. What another system had on an account comes
 * against the opening balance account, which is back at zero once everything is taken over.
 */
public final class TakeoverPostings {
    /** The template of all of them, which marks them in every book. */
    public static final String TEMPLATE = "RAN";

    private TakeoverPostings() {}

    /** Soldes : lines as they stood, and what balances them. */
    public static JournalEntry balances(LocalDate date, String label, List<Posting> lines) {
        Balance debit = Balance.ZERO;
        for (Posting line : lines) {
            debit = line.side() == Side.DEBIT ? debit.plus(line.amount()) : debit.minus(line.amount());
        }
        List<Posting> postings = new ArrayList<>(lines);
        if (!debit.isZero()) {
            Side side = debit.isNegative() ? Side.DEBIT : Side.CREDIT;
            Amount amount = debit.isNegative() ? Balance.ZERO.minus(debit).amount() : debit.amount();
            postings.add(new Posting(Accounts.OPENING_BALANCE, side, amount, null));
        }
        return entry(date, label, postings);
    }

    /** Service fait non facturé : owed, and its invoice is not taken in charge; the charge is of an earlier year. */
    public static JournalEntry served(LocalDate date, AccountCode charge, Amount amount, String supplier) {
        return entry(
                date,
                "Reprise d'un service fait",
                List.of(
                        PostingRules.debit(Accounts.OPENING_BALANCE, amount, null),
                        PostingRules.credit(PostingRules.invoicesNotReceived(charge), amount, supplier)));
    }

    /** Avance à récupérer : paid there, borne by service to come. */
    public static JournalEntry advanced(LocalDate date, Amount outstanding, String supplier) {
        return entry(
                date,
                "Reprise d'une avance",
                List.of(
                        PostingRules.debit(Accounts.ADVANCES, outstanding, supplier),
                        PostingRules.credit(Accounts.OPENING_BALANCE, outstanding, null)));
    }

    /** Demande prise en charge et non payée : as P02, on the day of the takeover. */
    public static JournalEntry accepted(LocalDate date, List<Imputed> lines, String supplier) {
        return entry(
                date,
                "Reprise d'une demande de paiement prise en charge",
                PostingRules.p02(date, lines, supplier).postings());
    }

    /** Titre pris en charge : what remains to be collected; the product is of an earlier year. */
    public static JournalEntry owed(LocalDate date, Amount amount, String debtor) {
        return entry(
                date,
                "Reprise d'un titre de perception",
                List.of(
                        PostingRules.debit(Accounts.DEBTORS, amount, debtor),
                        PostingRules.credit(Accounts.OPENING_BALANCE, amount, null)));
    }

    /** Créance douteuse : on its own account, as P39a. */
    public static JournalEntry doubtful(LocalDate date, Amount amount, String debtor) {
        return entry(
                date,
                "Reprise d'une créance douteuse",
                List.of(
                        PostingRules.debit(Accounts.DOUBTFUL_DEBTORS, amount, debtor),
                        PostingRules.credit(Accounts.DEBTORS, amount, debtor)));
    }

    /** Dépréciation d'une créance douteuse : the charge is of an earlier year. */
    public static JournalEntry impaired(LocalDate date, Amount amount, String debtor) {
        return entry(
                date,
                "Reprise d'une dépréciation",
                List.of(
                        PostingRules.debit(Accounts.OPENING_BALANCE, amount, null),
                        PostingRules.credit(Accounts.IMPAIRMENT_OF_DEBTORS, amount, debtor)));
    }

    private static JournalEntry entry(LocalDate date, String label, List<Posting> postings) {
        return PostingRules.entry(TEMPLATE, Journal.AN, date, label, postings);
    }
}
