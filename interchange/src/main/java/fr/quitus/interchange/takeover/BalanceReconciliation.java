package fr.quitus.interchange.takeover;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.TakeoverAccount;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.takeover.TakeoverRows.BalanceRow;
import fr.quitus.interchange.takeover.TakeoverRows.CommitmentRow;
import fr.quitus.interchange.takeover.TakeoverRows.RequestRow;
import fr.quitus.interchange.takeover.TakeoverRows.TitleRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Balance et dossiers : debits equal credits; an account kept by dossiers is their sum, third party by third party. */
final class BalanceReconciliation {
    private static final String ADVANCES = "4091000000";
    private static final String DEBTORS = "4111100000";
    private static final String DOUBTFUL_DEBTORS = "4161000000";
    private static final String IMPAIRMENT = "4911000000";
    /** Lines named in one difference. */
    private static final int PLACES_MAX = 10;

    /** What one account of one third party should be, and where that comes from. Debits are positive. */
    private static final class Compared {
        private Balance said = Balance.ZERO;
        private Balance found = Balance.ZERO;
        private int line;
        private final List<String> places = new ArrayList<>();

        private void add(Balance more, TakeoverTable table, int at) {
            found = found.plus(more);
            if (places.size() < PLACES_MAX) {
                places.add(table.fileName() + " ligne " + at);
            }
        }
    }

    private final TakeoverSet set;
    private final Findings findings;
    private final Map<String, Compared> accounts = new TreeMap<>();

    BalanceReconciliation(TakeoverSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    void check() {
        balanced();
        set.balances().forEach(this::said);
        commitments();
        set.titles().forEach(this::title);
        accounts.forEach(this::compare);
    }

    private void balanced() {
        Balance debit = Balance.ZERO;
        Balance credit = Balance.ZERO;
        for (BalanceRow row : set.balances()) {
            debit = debit.plus(row.debit());
            credit = credit.plus(row.credit());
        }
        if (!debit.equals(credit)) {
            findings.add(
                    TakeoverTable.BALANCES,
                    0,
                    "debit",
                    FileFault.BALANCE_DESEQUILIBREE,
                    "Débits " + debit + " €, crédits " + credit + " € : écart " + debit.minus(credit) + " €.");
        }
    }

    private void said(BalanceRow row) {
        switch (TakeoverAccount.of(row.account())) {
            case POSTED -> {
                // Taken over as it stands.
            }
            case DETAILED -> {
                String auxiliary = row.auxiliary();
                Compared compared = of(row.account().text(), auxiliary == null ? "" : auxiliary);
                compared.said = compared.said.plus(row.signed());
                compared.line = compared.line == 0 ? row.line() : compared.line;
            }
            case REFUSED ->
                findings.add(
                        TakeoverTable.BALANCES,
                        row.line(),
                        "compte",
                        FileFault.COMPTE_NON_REPRIS,
                        "Le compte " + row.account() + " porte " + row.signed() + " €.");
        }
    }

    private Compared of(String account, String auxiliary) {
        return accounts.computeIfAbsent(account + " " + auxiliary, _ -> new Compared());
    }

    private void commitments() {
        Map<String, CommitmentRow> lines = new HashMap<>();
        for (CommitmentRow row : set.commitments()) {
            lines.putIfAbsent(DossierChecks.key(row.number(), row.no()), row);
            if (!row.certified().isZero()) {
                of(row.invoicesNotReceived(), row.head().supplier().text())
                        .add(minus(row.certified()), TakeoverTable.COMMITMENTS, row.line());
            }
            if (!row.advanceOutstanding().isZero()) {
                of(ADVANCES, row.head().supplier().text())
                        .add(row.advanceOutstanding(), TakeoverTable.COMMITMENTS, row.line());
            }
        }
        for (RequestRow row : set.requests()) {
            Integer no = row.no();
            Amount amount = row.amount();
            CommitmentRow line =
                    no == null ? null : lines.get(DossierChecks.key(row.head().commitmentNumber(), no));
            if (row.head().accepted() && amount != null && line != null) {
                String supplier = row.head().supplier().text();
                of(line.invoicesNotReceived(), supplier)
                        .add(amount.balance(), TakeoverTable.PAYMENT_REQUESTS, row.line());
                of(line.suppliers(), supplier).add(minus(amount.balance()), TakeoverTable.PAYMENT_REQUESTS, row.line());
            }
        }
    }

    private void title(TitleRow row) {
        if (row.head().takenInCharge()) {
            String debtor = row.head().debtor().text();
            of(row.head().doubtful() ? DOUBTFUL_DEBTORS : DEBTORS, debtor)
                    .add(row.remaining().balance(), TakeoverTable.REVENUE_ORDERS, row.line());
            Amount impairment = row.impairment();
            if (impairment != null) {
                of(IMPAIRMENT, debtor).add(minus(impairment.balance()), TakeoverTable.REVENUE_ORDERS, row.line());
            }
        }
    }

    private static Balance minus(Balance balance) {
        return Balance.ZERO.minus(balance);
    }

    private void compare(String key, Compared compared) {
        if (compared.said.equals(compared.found)) {
            return;
        }
        String account = key.substring(0, AccountCode.EXAMPLE.length());
        String auxiliary = key.substring(account.length() + 1);
        findings.add(
                TakeoverTable.BALANCES,
                compared.line,
                "compte",
                FileFault.SOLDE_SANS_DOSSIERS,
                "Compte " + account + (auxiliary.isEmpty() ? ", sans tiers" : ", tiers " + auxiliary) + " : solde "
                        + compared.said + " €, dossiers " + compared.found + " €, écart "
                        + compared.said.minus(compared.found) + " €"
                        + (compared.places.isEmpty() ? "." : " (" + String.join(", ", compared.places) + ")."));
    }
}
