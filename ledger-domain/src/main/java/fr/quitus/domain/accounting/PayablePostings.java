package fr.quitus.domain.accounting;

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

    private static void credit(List<Posting> postings, AccountCode account, Balance amount, String supplier) {
        if (!amount.isZero()) {
            postings.add(PostingRules.credit(account, amount.amount(), supplier));
        }
    }
}
