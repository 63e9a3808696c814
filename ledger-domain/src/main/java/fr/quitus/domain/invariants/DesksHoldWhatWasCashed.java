package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.cashdesk.CashDeskEvent;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashCounted;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashRemitted;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.RemittanceCredited;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.cashdesk.CashMeans;
import fr.quitus.domain.value.AccountingPostId;
import org.jspecify.annotations.Nullable;

/** Caisses : the books hold what desks received and did not remit, and no desk remits what it does not hold. */
public final class DesksHoldWhatWasCashed extends Invariant {
    private static final int BOOKS = 0;
    private static final int ACTS = 1;
    private static final String[] ACCOUNTS = {"5111", "5311", "5800"};
    private static final String IN_TRANSIT = "5800";

    private final Tally accounts = tally(2);
    private final Tally desks = tally(1);

    DesksHoldWhatWasCashed() {
        super(
                "CAISSES",
                "Les caisses ont les recettes au comptant non versées, le 5800 ce qui est versé et non crédité.",
                "5311 + 5111 debit = Σ cash receipts − Σ remitted + Σ differences counted;"
                        + " 5800 = Σ remitted − Σ credited");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        for (String account : ACCOUNTS) {
            add(account, BOOKS, -creditOn(event, account));
        }
        if (event instanceof CashDeskEvent e) {
            switch (e) {
                case CashReceiptRecorded in ->
                    desk(in.post(), in.means(), in.amount().cents());
                case CashRemitted out -> {
                    desk(out.post(), out.means(), minus(out.amount()));
                    add(IN_TRANSIT, ACTS, out.amount().cents());
                }
                case RemittanceCredited credited -> add(IN_TRANSIT, ACTS, minus(credited.amount()));
                case CashCounted count ->
                    desk(count.post(), CashMeans.CASH, count.difference().cents());
                case RegularisationTitleIssued _, ChequeReturnedUnpaid _, UnpaidChequeClaimed _ -> {
                    // The desk holds neither more nor less.
                }
            }
        }
    }

    private void desk(AccountingPostId post, CashMeans means, long cents) {
        add(means.account().text().substring(0, IN_TRANSIT.length()), ACTS, cents);
        String desk = post.text() + " " + means.label();
        desks.add(desk, 0, cents);
        touch(desk);
    }

    private void add(String account, int column, long cents) {
        if (cents != 0) {
            accounts.add(account, column, cents);
            touch(account);
        }
    }

    @Override
    @Nullable String violation(String key) {
        long held = desks.of(key, 0);
        if (held < 0) {
            return "caisse " + key + " : " + euros(held);
        }
        long books = accounts.of(key, BOOKS);
        long acts = accounts.of(key, ACTS);
        return books == acts ? null : key + " : livres " + euros(books) + ", actes " + euros(acts);
    }
}
