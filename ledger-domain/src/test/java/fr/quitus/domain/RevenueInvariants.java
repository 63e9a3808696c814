package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.revenue.ClaimPosition;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.ReceiptEvent.RecoveredAfterWriteOff;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueShare;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.List;

/** The truths of the domain reference about revenues, each computed from the log and compared with the states. */
final class RevenueInvariants {
    private final InMemoryLedger ledger;
    private final List<LedgerEvent> log;

    private RevenueInvariants(InMemoryLedger ledger) {
        this.ledger = ledger;
        this.log = ledger.log();
    }

    static void check(InMemoryLedger ledger) {
        RevenueInvariants invariants = new RevenueInvariants(ledger);
        invariants.debtorsOweWhatIsLeftOfTheirTitles();
        invariants.noPositionIsBelowNothing();
        invariants.revenueIsWhatWasAllocatedLessWhatWasGivenBack();
        invariants.excessesAreOwedUntilTheyAreGivenBack();
        invariants.everyCreditIsWhollyInTheBooks();
        invariants.impairmentIsNeverMoreThanWhatIsLeft();
        invariants.contributionsOpenNoMoreThanTheyBrought();
    }

    /** 4111 + 4161 = Σ remaining: what was written off is no longer left. */
    private void debtorsOweWhatIsLeftOfTheirTitles() {
        Balance remaining = Balance.ZERO;
        Balance doubtful = Balance.ZERO;
        for (RevenueFile file : taken()) {
            remaining = remaining.plus(file.remaining());
            doubtful = file.recovery().doubt().doubtful() ? doubtful.plus(file.remaining()) : doubtful;
        }
        assertThat(debitOf(Accounts.DEBTORS).plus(debitOf(Accounts.DOUBTFUL_DEBTORS)))
                .isEqualTo(remaining);
        assertThat(debitOf(Accounts.DOUBTFUL_DEBTORS)).isEqualTo(doubtful);
    }

    private void noPositionIsBelowNothing() {
        for (RevenueFile file : taken()) {
            for (ClaimPosition position : file.claim().positions()) {
                assertThat(position.remaining()).as("%s", position).isGreaterThanOrEqualTo(Balance.ZERO);
                assertThat(position.collected()).as("%s", position).isGreaterThanOrEqualTo(Balance.ZERO);
            }
            assertThat(file.account().excess().unrecorded()).isGreaterThanOrEqualTo(Balance.ZERO);
            assertThat(file.account().recovered())
                    .isBetween(Balance.ZERO, file.claim().writtenOff());
        }
    }

    private void revenueIsWhatWasAllocatedLessWhatWasGivenBack() {
        Balance recorded = Balance.ZERO;
        Balance expected = Balance.ZERO;
        for (LedgerEvent event : log) {
            switch (event) {
                case BudgetRevenueRecorded e -> recorded = recorded.plus(e.amount());
                case BudgetRevenueReversed e -> recorded = recorded.minus(e.amount());
                case ReceiptAllocated e -> expected = expected.plus(e.amount());
                case RecoveredAfterWriteOff e -> expected = expected.plus(e.amount());
                case CreditsRestoredByTitle e -> expected = expected.minus(e.amount());
                case OverpaymentRefunded e -> expected = expected.minus(total(e.recorded()));
                case OverpaymentOffset e -> expected = expected.minus(total(e.recorded()));
                case OverpaymentForfeited e ->
                    expected = expected.plus(e.amount()).minus(total(e.recorded()));
                default -> {}
            }
        }
        assertThat(recorded).isEqualTo(expected);
    }

    private static Balance total(List<RevenueShare> shares) {
        Balance total = Balance.ZERO;
        for (RevenueShare share : shares) {
            total = total.plus(share.amount());
        }
        return total;
    }

    private void excessesAreOwedUntilTheyAreGivenBack() {
        Balance owed = Balance.ZERO;
        for (RevenueFile file : taken()) {
            owed = owed.plus(file.excess());
        }
        assertThat(debitOf(Accounts.EXCESS_RECEIPTS)).isEqualTo(Balance.ZERO.minus(owed));
    }

    /** Σ allocations of a line ≤ its amount; = for a credit, but for a return that is booked on its request. */
    private void everyCreditIsWhollyInTheBooks() {
        Balance unidentified = Balance.ZERO;
        for (BankEntry entry : ledger.states().bankEntries().values()) {
            var statement = entry.statement().orElseThrow();
            Balance booked = entry.allocated().plus(entry.unidentified());
            assertThat(entry.unidentified()).isGreaterThanOrEqualTo(Balance.ZERO);
            assertThat(booked).isLessThanOrEqualTo(statement.amount().balance());
            if (statement.side() == Side.CREDIT) {
                assertThat(booked).as("%s", entry).isEqualTo(statement.amount().balance());
            }
            unidentified = unidentified.plus(entry.unidentified());
        }
        assertThat(debitOf(Accounts.UNIDENTIFIED_RECEIPTS)).isEqualTo(Balance.ZERO.minus(unidentified));
    }

    private void impairmentIsNeverMoreThanWhatIsLeft() {
        Balance impaired = Balance.ZERO;
        for (RevenueFile file : taken()) {
            assertThat(file.recovery().doubt().impairment()).isBetween(Balance.ZERO, file.remaining());
            impaired = impaired.plus(file.recovery().doubt().impairment());
        }
        assertThat(debitOf(Accounts.IMPAIRMENT_OF_DEBTORS)).isEqualTo(Balance.ZERO.minus(impaired));
    }

    private void contributionsOpenNoMoreThanTheyBrought() {
        for (RevenueFile file : taken()) {
            Balance brought = Balance.ZERO;
            for (ClaimPosition position : file.claim().positions()) {
                brought = position.account().equals(Accounts.CONTRIBUTIONS)
                        ? brought.plus(position.collected())
                        : brought;
            }
            assertThat(file.account().contribution().ae()).isLessThanOrEqualTo(brought);
            assertThat(file.account().contribution().cp()).isLessThanOrEqualTo(brought);
        }
    }

    private List<RevenueFile> taken() {
        List<RevenueFile> files = new ArrayList<>();
        for (RevenueOrder title : ledger.states().titles().values()) {
            if (title instanceof RevenueOrder.TakenInCharge(var file, var _)) {
                files.add(file);
            }
        }
        return files;
    }

    private Balance debitOf(AccountCode account) {
        Balance total = Balance.ZERO;
        for (LedgerEvent event : log) {
            for (var entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    if (posting.account().equals(account)) {
                        total = posting.side() == Side.DEBIT
                                ? total.plus(posting.amount())
                                : total.minus(posting.amount());
                    }
                }
            }
        }
        return total;
    }
}
