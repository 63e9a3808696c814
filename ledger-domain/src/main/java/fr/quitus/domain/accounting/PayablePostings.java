package fr.quitus.domain.accounting;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Schémas d'écritures des prises en charge that are not the plain P02: what is paid is not the whole invoice. */
public final class PayablePostings {
    /**
     * A gross amount on the charge or asset account it is imputed to, and what is deducted from it.
     *
     * @param retention retenue de garantie
     * @param recovery récupération d'une avance
     */
    public record Payable(AccountCode account, Amount gross, Balance retention, Balance recovery, Balance penalties) {}

    private PayablePostings() {}

    /**
     * P02, prise en charge : invoices not received against the supplier, line by line. It is P10 where a guarantee is
     * retained and P09 where an advance is recovered, each credited on its own account; P10 where both are.
     */
    public static JournalEntry takenInCharge(LocalDate date, List<Payable> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        boolean retained = false;
        boolean recovered = false;
        for (Payable line : lines) {
            Balance net = line.gross().balance().minus(line.retention()).minus(line.recovery());
            postings.add(PostingRules.debit(PostingRules.invoicesNotReceived(line.account()), line.gross(), supplier));
            credit(postings, PostingRules.supplierAccount(line.account()), net, supplier);
            credit(postings, Accounts.GUARANTEE_RETENTIONS, line.retention(), supplier);
            credit(postings, Accounts.ADVANCES, line.recovery(), supplier);
            retained |= !line.retention().isZero();
            recovered |= !line.recovery().isZero();
        }
        String template = retained ? "P10" : recovered ? "P09" : "P02";
        return PostingRules.entry(template, Journal.DEP, date, "Prise en charge de la demande de paiement", postings);
    }

    /** P14, pénalités contractuelles : what the supplier owes is taken from what he is owed. */
    public static JournalEntry p14(LocalDate date, List<Payable> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        for (Payable line : lines) {
            if (!line.penalties().isZero()) {
                Amount penalties = line.penalties().amount();
                postings.add(PostingRules.debit(PostingRules.supplierAccount(line.account()), penalties, supplier));
                postings.add(PostingRules.credit(Accounts.PENALTIES, penalties, null));
            }
        }
        return PostingRules.entry("P14", Journal.DEP, date, "Pénalités contractuelles", postings);
    }

    /** P07, avoir accepté : the charge was booked, and the supplier owes it back. */
    public static JournalEntry p07(LocalDate date, List<Imputed> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(PostingRules.debit(PostingRules.supplierAccount(line.account()), line.amount(), supplier));
            postings.add(PostingRules.credit(line.account(), line.amount(), null));
        }
        return PostingRules.entry("P07", Journal.DEP, date, "Prise en charge d'un avoir", postings);
    }

    /** P07b, avoir à recouvrer : what no payable absorbs is owed by title. */
    public static JournalEntry p07b(LocalDate date, List<Imputed> lines, String debtor) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(PostingRules.debit(Accounts.DEBTORS, line.amount(), debtor));
            postings.add(PostingRules.credit(line.account(), line.amount(), debtor));
        }
        return PostingRules.entry("P07b", Journal.REC, date, "Avoir à recouvrer par titre", postings);
    }

    /** The account of the supplier that a charge or an asset is owed on. */
    public static AccountCode supplierAccount(AccountCode charge) {
        return PostingRules.supplierAccount(charge);
    }

    /** P08, avance prise en charge : paid before service, it is a claim on the supplier until it is taken back. */
    public static JournalEntry p08(LocalDate date, List<Imputed> lines, String supplier) {
        return owed("P08", date, "Prise en charge d'une avance", Accounts.ADVANCES, lines, supplier);
    }

    /** P11, retenue de garantie libérée : what was kept is owed like any invoice. */
    public static JournalEntry p11(LocalDate date, List<Imputed> lines, String supplier) {
        return owed(
                "P11", date, "Restitution de la retenue de garantie", Accounts.GUARANTEE_RETENTIONS, lines, supplier);
    }

    private static JournalEntry owed(
            String template, LocalDate date, String label, AccountCode debited, List<Imputed> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(PostingRules.debit(debited, line.amount(), supplier));
            postings.add(PostingRules.credit(PostingRules.supplierAccount(line.account()), line.amount(), supplier));
        }
        return PostingRules.entry(template, Journal.DEP, date, label, postings);
    }

    private static void credit(List<Posting> postings, AccountCode account, Balance amount, String supplier) {
        if (!amount.isZero()) {
            postings.add(PostingRules.credit(account, amount.amount(), supplier));
        }
    }
}
