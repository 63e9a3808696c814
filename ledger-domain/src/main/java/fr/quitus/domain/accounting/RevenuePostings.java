package fr.quitus.domain.accounting;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schémas d'écritures des recettes, P30 to P42 of the domain reference §4.4. */
public final class RevenuePostings {
    private RevenuePostings() {}

    /** P30, prise en charge du titre : the debtor owes, the products are acquired. */
    public static JournalEntry p30(LocalDate date, List<Imputed> lines, String debtor) {
        List<Posting> postings = new ArrayList<>();
        for (Imputed line : lines) {
            postings.add(PostingRules.debit(Accounts.DEBTORS, line.amount(), debtor));
            postings.add(PostingRules.credit(line.account(), line.amount(), null));
        }
        return entry("P30", date, "Prise en charge du titre de perception", postings);
    }

    /** P31, encaissement : a bank credit pays the debtor's title. */
    public static JournalEntry p31(LocalDate date, Amount amount, String debtor) {
        return p31(date, amount, Accounts.DEBTORS, debtor);
    }

    /** @param claim the account that the claim stands on, doubtful or not */
    public static JournalEntry p31(LocalDate date, Amount amount, AccountCode claim, String debtor) {
        return pair("P31", date, "Encaissement du titre de perception", Accounts.TREASURY, null, claim, debtor, amount);
    }

    /** P32a, recette à identifier : cashed, and nobody knows yet what it pays. */
    public static JournalEntry p32a(LocalDate date, Amount amount, String reference) {
        return pair(
                "P32a",
                date,
                "Recette à identifier",
                Accounts.TREASURY,
                null,
                Accounts.UNIDENTIFIED_RECEIPTS,
                reference,
                amount);
    }

    /** P32b, recette identifiée : what waited pays a title. */
    public static JournalEntry p32b(LocalDate date, Amount amount, String reference, AccountCode claim, String debtor) {
        return pair(
                "P32b", date, "Recette identifiée", Accounts.UNIDENTIFIED_RECEIPTS, reference, claim, debtor, amount);
    }

    /** P33, excédent de versement : the debtor paid more than was left; no budget revenue. */
    public static JournalEntry p33(LocalDate date, Amount excess, String debtor) {
        return pair(
                "P33",
                date,
                "Excédent de versement",
                Accounts.TREASURY,
                null,
                Accounts.EXCESS_RECEIPTS,
                debtor,
                excess);
    }

    /** P33 of a sum that waited to be identified. */
    public static JournalEntry p33Identified(LocalDate date, Amount excess, String reference, String debtor) {
        return pair(
                "P33",
                date,
                "Excédent de versement",
                Accounts.UNIDENTIFIED_RECEIPTS,
                reference,
                Accounts.EXCESS_RECEIPTS,
                debtor,
                excess);
    }

    /** P34, excédent remboursé : a transfer is on its way; no credits are consumed. */
    public static JournalEntry p34(LocalDate date, Amount amount, String debtor) {
        return PostingRules.entry(
                "P34",
                Journal.TRE,
                date,
                "Remboursement d'un excédent de versement",
                List.of(
                        PostingRules.debit(Accounts.EXCESS_RECEIPTS, amount, debtor),
                        PostingRules.credit(Accounts.TRANSFERS_IN_TRANSIT, amount, debtor)));
    }

    /** P34b, excédent imputé : it pays another title of the debtor's. */
    public static JournalEntry p34b(LocalDate date, Amount amount, AccountCode claim, String debtor) {
        return pair(
                "P34b",
                date,
                "Excédent imputé à un autre titre",
                Accounts.EXCESS_RECEIPTS,
                debtor,
                claim,
                debtor,
                amount);
    }

    /** P34c, excédent acquis à l'État : prescribed, or too small to be sent back. */
    public static JournalEntry p34c(LocalDate date, Amount amount, String debtor) {
        return pair(
                "P34c",
                date,
                "Excédent de versement acquis à l'État",
                Accounts.EXCESS_RECEIPTS,
                debtor,
                Accounts.ACCIDENTAL_REVENUE,
                null,
                amount);
    }

    /**
     * P35 and P36, réduction ou annulation : the products (or, of an earlier year, a charge) against what is no longer
     * owed; what had been paid is owed back.
     *
     * @param template P35 for products of the year, P36 for those of an earlier one
     * @param debited what is reduced, by account
     */
    public static JournalEntry reduction(
            String template,
            LocalDate date,
            List<Imputed> debited,
            Balance unpaid,
            Balance paid,
            AccountCode claim,
            String debtor) {
        List<Posting> postings = new ArrayList<>();
        debited.forEach(line -> postings.add(PostingRules.debit(line.account(), line.amount(), null)));
        if (!unpaid.isZero()) {
            postings.add(PostingRules.credit(claim, unpaid.amount(), debtor));
        }
        if (!paid.isZero()) {
            postings.add(PostingRules.credit(Accounts.EXCESS_RECEIPTS, paid.amount(), debtor));
        }
        return entry(template, date, "Réduction d'un titre de perception", postings);
    }

    /** P37, remise gracieuse. */
    public static JournalEntry p37(LocalDate date, Amount amount, AccountCode claim, String debtor) {
        return pair("P37", date, "Remise gracieuse", Accounts.REMISSIONS, null, claim, debtor, amount);
    }

    /** P38, majoration ou frais de poursuite. */
    public static JournalEntry p38(LocalDate date, Amount amount, AccountCode claim, String debtor) {
        return pair("P38", date, "Majoration ou frais", claim, debtor, Accounts.PENALTIES, null, amount);
    }

    /** P39a, créance douteuse : it stands on an account of its own. */
    public static JournalEntry p39a(LocalDate date, Amount amount, String debtor) {
        return pair(
                "P39a", date, "Créance douteuse", Accounts.DOUBTFUL_DEBTORS, debtor, Accounts.DEBTORS, debtor, amount);
    }

    /** P39b, dépréciation : what is not expected to be collected is a charge. */
    public static JournalEntry p39b(LocalDate date, Amount amount, String debtor) {
        return pair(
                "P39b",
                date,
                "Dépréciation d'une créance",
                Accounts.IMPAIRMENT_CHARGE,
                null,
                Accounts.IMPAIRMENT_OF_DEBTORS,
                debtor,
                amount);
    }

    /** P39c, reprise sur dépréciation : less is left of the claim than was impaired. */
    public static JournalEntry p39c(LocalDate date, Amount amount, String debtor) {
        return pair(
                "P39c",
                date,
                "Reprise sur dépréciation",
                Accounts.IMPAIRMENT_OF_DEBTORS,
                debtor,
                Accounts.IMPAIRMENT_REVERSAL,
                null,
                amount);
    }

    /** P40, admission en non-valeur ou prescription : no longer an asset. */
    public static JournalEntry p40(LocalDate date, Amount amount, AccountCode claim, String debtor) {
        return pair("P40", date, "Créance irrécouvrable", Accounts.WRITTEN_OFF_CLAIMS, null, claim, debtor, amount);
    }

    /** P40R, recouvrement après non-valeur. @param from the treasury, or what waited to be identified */
    public static JournalEntry p40r(LocalDate date, Amount amount, AccountCode from) {
        return pair(
                "P40R",
                date,
                "Recouvrement après admission en non-valeur",
                from,
                null,
                Accounts.ACCIDENTAL_REVENUE,
                null,
                amount);
    }

    /**
     * P42, rétablissement de crédits : what was paid and not owed comes back to the charge it was.
     *
     * @param from the treasury, or what waited to be identified, under its reference
     */
    public static JournalEntry p42(
            LocalDate date, List<Imputed> restored, AccountCode from, @Nullable String reference, Amount amount) {
        List<Posting> postings = new ArrayList<>();
        postings.add(PostingRules.debit(from, amount, reference));
        restored.forEach(line -> postings.add(PostingRules.credit(line.account(), line.amount(), null)));
        return entry("P42", date, "Rétablissement de crédits", postings);
    }

    private static JournalEntry pair(
            String template,
            LocalDate date,
            String label,
            AccountCode debited,
            @Nullable String debitAuxiliary,
            AccountCode credited,
            @Nullable String creditAuxiliary,
            Amount amount) {
        return entry(
                template,
                date,
                label,
                List.of(
                        PostingRules.debit(debited, amount, debitAuxiliary),
                        PostingRules.credit(credited, amount, creditAuxiliary)));
    }

    private static JournalEntry entry(String template, LocalDate date, String label, List<Posting> postings) {
        return PostingRules.entry(template, Journal.REC, date, label, postings);
    }
}
