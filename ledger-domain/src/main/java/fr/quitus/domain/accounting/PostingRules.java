package fr.quitus.domain.accounting;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schémas d'écritures : the posting templates, pure and named as in the domain reference §4.4. They run once, when an
 * act is decided; the event keeps what they gave.
 */
public final class PostingRules {
    /** An amount on the charge or asset account it is imputed to. */
    public record Imputed(AccountCode account, Amount amount) {}

    private PostingRules() {}

    /** P01, service fait certifié : the charge (or asset) against invoices not received. */
    public static JournalEntry p01(LocalDate date, AccountCode charge, Amount amount, String supplier) {
        return entry(
                "P01",
                Journal.SF,
                date,
                "Service fait certifié",
                List.of(debit(charge, amount, null), credit(invoicesNotReceived(charge), amount, supplier)));
    }

    /** P01R, service fait annulé : the reverse of P01. */
    public static JournalEntry p01r(LocalDate date, AccountCode charge, Amount amount, String supplier) {
        return entry(
                "P01R",
                Journal.SF,
                date,
                "Service fait annulé",
                List.of(debit(invoicesNotReceived(charge), amount, supplier), credit(charge, amount, null)));
    }

    /** P02, prise en charge : invoices not received against the supplier, line by line of the request. */
    public static JournalEntry p02(LocalDate date, List<Imputed> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(debit(invoicesNotReceived(line.account()), line.amount(), supplier));
            postings.add(credit(supplierAccount(line.account()), line.amount(), supplier));
        }
        return entry("P02", Journal.DEP, date, "Prise en charge de la demande de paiement", postings);
    }

    /** P03, mise en paiement : the supplier is paid by a transfer not yet seen on the bank statement. */
    public static JournalEntry p03(LocalDate date, List<Imputed> lines, String supplier) {
        List<Posting> postings = new ArrayList<>();
        Amount total = null;
        for (Imputed line : lines) {
            postings.add(debit(supplierAccount(line.account()), line.amount(), supplier));
            total = total == null ? line.amount() : total.plus(line.amount());
        }
        if (total == null) {
            throw new IllegalArgumentException("a payment has at least one line");
        }
        postings.add(credit(Accounts.TRANSFERS_IN_TRANSIT, total, supplier));
        return entry("P03", Journal.TRE, date, "Mise en paiement", postings);
    }

    /** P04, règlement : the bank statement shows the debit. */
    public static JournalEntry p04(LocalDate date, Amount amount) {
        return entry(
                "P04",
                Journal.TRE,
                date,
                "Règlement constaté sur le relevé",
                List.of(debit(Accounts.TRANSFERS_IN_TRANSIT, amount, null), credit(Accounts.TREASURY, amount, null)));
    }

    /** P05, virement retourné : the money is back on the State's account and still owed. */
    public static JournalEntry p05(LocalDate date, Amount amount, String creditor) {
        return entry(
                "P05",
                Journal.TRE,
                date,
                "Virement retourné après règlement",
                List.of(debit(Accounts.TREASURY, amount, null), credit(Accounts.RETURNED_TRANSFERS, amount, creditor)));
    }

    /** P05b, virement rejeté : it never left, and is still owed. */
    public static JournalEntry p05b(LocalDate date, Amount amount, String creditor) {
        return entry(
                "P05b",
                Journal.TRE,
                date,
                "Virement rejeté avant règlement",
                List.of(
                        debit(Accounts.TRANSFERS_IN_TRANSIT, amount, null),
                        credit(Accounts.RETURNED_TRANSFERS, amount, creditor)));
    }

    /** P06, réémission : what came back is sent again; nothing happens to credits. */
    public static JournalEntry p06(LocalDate date, Amount amount, String creditor) {
        return entry(
                "P06",
                Journal.TRE,
                date,
                "Réémission d'un virement",
                List.of(
                        debit(Accounts.RETURNED_TRANSFERS, amount, creditor),
                        credit(Accounts.TRANSFERS_IN_TRANSIT, amount, null)));
    }

    /** P18, intérêts moratoires pris en charge : a charge that no service fait announced. */
    public static JournalEntry p18(LocalDate date, List<Imputed> lines, String creditor) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(debit(line.account(), line.amount(), null));
            postings.add(credit(supplierAccount(line.account()), line.amount(), creditor));
        }
        return entry("P18", Journal.DEP, date, "Intérêts moratoires et indemnité forfaitaire", postings);
    }

    static AccountCode invoicesNotReceived(AccountCode charge) {
        return charge.isFixedAsset() ? Accounts.FIXED_ASSET_INVOICES_NOT_RECEIVED : Accounts.INVOICES_NOT_RECEIVED;
    }

    static AccountCode supplierAccount(AccountCode charge) {
        return charge.isFixedAsset() ? Accounts.FIXED_ASSET_SUPPLIERS : Accounts.SUPPLIERS;
    }

    static JournalEntry entry(String template, Journal journal, LocalDate date, String label, List<Posting> postings) {
        return new JournalEntry(template, journal, date, label, postings);
    }

    static Posting debit(AccountCode account, Amount amount, @Nullable String auxiliary) {
        return new Posting(account, Side.DEBIT, amount, auxiliary);
    }

    static Posting credit(AccountCode account, Amount amount, @Nullable String auxiliary) {
        return new Posting(account, Side.CREDIT, amount, auxiliary);
    }
}
