package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.RevenueOrderEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.RevenueOrderEvent.ReceiptAllocated;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The truths of the domain reference's property tests, each computed from the log and compared with the states. */
final class LedgerInvariants {
    private final InMemoryLedger ledger;
    private final List<LedgerEvent> log;

    private LedgerInvariants(InMemoryLedger ledger) {
        this.ledger = ledger;
        this.log = ledger.log();
    }

    static void check(InMemoryLedger ledger) {
        LedgerInvariants invariants = new LedgerInvariants(ledger);
        invariants.debitsEqualCreditsInEveryEvent();
        invariants.availabilityIsNeverNegative();
        invariants.nothingIsPaidBeforeItIsAcceptedCertifiedAndCommitted();
        invariants.aeConsumedAreWhatThisYearsCommitmentsTookOfThem();
        invariants.thirdPartyAccountsTellWhatIsOwed();
        invariants.revenueIsWhatWasAllocated();
    }

    private void debitsEqualCreditsInEveryEvent() {
        for (LedgerEvent event : log) {
            assertThat(total(
                            event.entries().stream()
                                    .flatMap(e -> e.postings().stream())
                                    .toList(),
                            _ -> true))
                    .as("debits less credits of %s", event)
                    .isEqualTo(Balance.ZERO);
        }
        assertThat(total(postings(), _ -> true)).isEqualTo(Balance.ZERO);
    }

    private void availabilityIsNeverNegative() {
        var states = ledger.states();
        states.envelopes().forEach((id, envelope) -> {
            assertThat(envelope.aeAvailable()).as("AE of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
            assertThat(envelope.cpAvailable()).as("CP of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
            assertThat(envelope.cp().reserved()).as("CP reserved of %s", id).isGreaterThanOrEqualTo(Balance.ZERO);
            cpConsumedIsWhatWasExecuted(id, envelope);
        });
        // Credits cannot be negative: reading what is left fails if a level gave more than it holds.
        states.programmes().values().forEach(p -> assertThat(
                        List.of(p.t2().leftToAllot(), p.ht2().leftToAllot()))
                .hasSize(2));
        states.operatingBudgets().values().forEach(b -> assertThat(
                        List.of(b.t2().leftToAllot(), b.ht2().leftToAllot()))
                .hasSize(2));
    }

    private void cpConsumedIsWhatWasExecuted(EnvelopeId id, BudgetEnvelope envelope) {
        Balance executed = Balance.ZERO;
        for (LedgerEvent event : log) {
            if (event instanceof PaymentExecuted e) {
                for (var line : ledger.payment(e.paymentRequestId())
                        .opened()
                        .orElseThrow()
                        .lines()) {
                    executed = line.envelope().equals(id) ? executed.plus(line.amount()) : executed;
                }
            }
        }
        assertThat(envelope.cp().consumed()).as("CP consumed of %s", id).isEqualTo(executed);
        assertThat(envelope.cp().consumed())
                .isEqualTo(sum(
                        BudgetEnvelopeEvent.CpConsumed.class,
                        e -> e.envelope().equals(id),
                        BudgetEnvelopeEvent.CpConsumed::amount));
    }

    private void nothingIsPaidBeforeItIsAcceptedCertifiedAndCommitted() {
        for (var commitment : ledger.states().commitments().values()) {
            CommitmentFile file = commitment.opened().orElseThrow();
            for (var line : file.lines().values()) {
                Balance accepted = acceptedOn(file, line.no());
                assertThat(line.paid()).isLessThanOrEqualTo(accepted);
                assertThat(accepted).isLessThanOrEqualTo(line.certified());
                assertThat(line.requested()).isLessThanOrEqualTo(line.certified());
                assertThat(line.certified()).isLessThanOrEqualTo(line.firmAmount());
            }
        }
    }

    /**
     * AE consumed of an envelope = what the lines imputed to it consumed this year, and what lines that went on to the
     * next year had consumed of it. What was given back is never more than was taken, but for an exception.
     */
    private void aeConsumedAreWhatThisYearsCommitmentsTookOfThem() {
        Map<EnvelopeId, Balance> consumed = new HashMap<>();
        Map<CommitmentNumber, Commitment> replayed = new HashMap<>();
        for (LedgerEvent event : log) {
            if (event instanceof CommitmentEvent e) {
                Commitment before = replayed.getOrDefault(e.commitmentNumber(), Commitment.ABSENT);
                if (e instanceof CommitmentCarriedForward) {
                    add(consumed, before);
                }
                replayed.put(e.commitmentNumber(), before.evolve(e));
            }
        }
        replayed.values().forEach(commitment -> add(consumed, commitment));
        boolean exceptional = log.stream().anyMatch(RecyclingExceptionGranted.class::isInstance);
        ledger.states().envelopes().forEach((id, envelope) -> {
            Balance expected = consumed.getOrDefault(id, Balance.ZERO);
            if (exceptional) {
                assertThat(envelope.ae().committed())
                        .as("AE consumed of %s", id)
                        .isLessThanOrEqualTo(expected);
            } else {
                assertThat(envelope.ae().committed())
                        .as("AE consumed of %s", id)
                        .isEqualTo(expected);
            }
        });
    }

    private static void add(Map<EnvelopeId, Balance> consumed, Commitment commitment) {
        commitment.opened().ifPresent(file -> file.lines()
                .values()
                .forEach(line -> consumed.merge(line.envelope(), line.consumedThisYear(), Balance::plus)));
    }

    private Balance acceptedOn(CommitmentFile file, int lineNo) {
        Balance accepted = Balance.ZERO;
        for (LedgerEvent event : log) {
            if (event instanceof PaymentAccepted e) {
                var payment = ledger.payment(e.paymentRequestId()).opened().orElseThrow();
                for (var line : payment.lines()) {
                    boolean here = payment.commitmentNumber().equals(file.number()) && line.commitmentLine() == lineNo;
                    accepted = here ? accepted.plus(line.amount()) : accepted;
                }
            }
        }
        return accepted;
    }

    private void thirdPartyAccountsTellWhatIsOwed() {
        Balance certified = sum(ServiceCertified.class, _ -> true, ServiceCertified::amount);
        for (LedgerEvent event : log) {
            certified = event instanceof ServiceReceiptCancelled e ? certified.minus(e.certified()) : certified;
        }
        Balance accepted = sum(PaymentAccepted.class, _ -> true, PaymentAccepted::amount);
        Balance executed = sum(PaymentExecuted.class, _ -> true, PaymentExecuted::amount);
        Balance settled = sum(PaymentSettled.class, _ -> true, PaymentSettled::amount);
        assertThat(creditOf(Accounts.INVOICES_NOT_RECEIVED)).isEqualTo(certified.minus(accepted));
        assertThat(creditOf(Accounts.SUPPLIERS)).isEqualTo(accepted.minus(executed));
        assertThat(creditOf(Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(executed.minus(settled));
    }

    private void revenueIsWhatWasAllocated() {
        assertThat(sum(BudgetRevenueRecorded.class, _ -> true, BudgetRevenueRecorded::amount))
                .isEqualTo(sum(ReceiptAllocated.class, _ -> true, ReceiptAllocated::amount));
        assertThat(creditOf(Accounts.EXCESS_RECEIPTS))
                .isEqualTo(sum(OverpaymentRecorded.class, _ -> true, OverpaymentRecorded::excess));
        Balance remaining = Balance.ZERO;
        for (RevenueOrder title : ledger.states().titles().values()) {
            if (title instanceof RevenueOrder.TakenInCharge(var file, var _)) {
                assertThat(file.remaining()).isGreaterThanOrEqualTo(Balance.ZERO);
                remaining = remaining.plus(file.remaining());
            }
        }
        assertThat(creditOf(Accounts.DEBTORS)).isEqualTo(Balance.ZERO.minus(remaining));
        ledger.states().bankEntries().forEach((id, entry) -> assertThat(entry.allocated())
                .as("allocated of %s", id)
                .isLessThanOrEqualTo(entry.statement().orElseThrow().amount().balance()));
    }

    private List<Posting> postings() {
        return log.stream()
                .flatMap(event -> event.entries().stream())
                .flatMap(entry -> entry.postings().stream())
                .toList();
    }

    private Balance creditOf(AccountCode account) {
        return Balance.ZERO.minus(total(postings(), posting -> posting.account().equals(account)));
    }

    /** Debits less credits. */
    private static Balance total(List<Posting> postings, Predicate<Posting> which) {
        Balance total = Balance.ZERO;
        for (Posting posting : postings) {
            if (which.test(posting)) {
                total = posting.side() == Side.DEBIT ? total.plus(posting.amount()) : total.minus(posting.amount());
            }
        }
        return total;
    }

    private <E extends LedgerEvent> Balance sum(Class<E> kind, Predicate<E> which, Function<E, Amount> amount) {
        Balance sum = Balance.ZERO;
        for (LedgerEvent event : log) {
            if (kind.isInstance(event) && which.test(kind.cast(event))) {
                sum = sum.plus(amount.apply(kind.cast(event)));
            }
        }
        return sum;
    }
}
