package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.DiversionEvent.SeizureSettled;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.payment.Transfer;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRunId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The truths of the domain reference's property tests, each computed from the log and compared with the states. */
public final class LedgerInvariants {
    private final InMemoryLedger ledger;
    private final List<LedgerEvent> log;
    private @Nullable List<PaymentFile> credits;

    private LedgerInvariants(InMemoryLedger ledger) {
        this.ledger = ledger;
        this.log = ledger.log();
    }

    public static void check(InMemoryLedger ledger) {
        LedgerInvariants invariants = new LedgerInvariants(ledger);
        invariants.debitsEqualCreditsInEveryEvent();
        invariants.availabilityIsNeverNegative();
        invariants.nothingIsPaidBeforeItIsAcceptedCertifiedAndCommitted();
        invariants.aeConsumedAreWhatThisYearsCommitmentsTookOfThem();
        invariants.serviceIsClaimedOnceByRequestsThatStand();
        invariants.transfersAreTheirOwnAndGoToAcceptedAccounts();
        invariants.filesHoldWhatTheirRunsPaid();
        invariants.thirdPartyAccountsTellWhatIsOwed();
        RevenueInvariants.check(ledger);
        invariants.creditNotesAreUsedOnce();
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
            cpReservedIsWhatIsOrderedAndNotPaid(id, envelope);
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
                var file = ledger.payment(e.paymentRequestId()).opened().orElseThrow();
                Amount taken = file.amountByEnvelope().get(id);
                executed = taken == null ? executed : executed.plus(taken);
            }
            if (event instanceof SeizurePaid e && isWhollySeized(e)) {
                Amount taken = ledger.payment(e.paymentRequestId())
                        .opened()
                        .orElseThrow()
                        .amountByEnvelope()
                        .get(id);
                executed = taken == null ? executed : executed.plus(taken);
            }
            if (event instanceof PayableOffset e) {
                executed = executed.plus(offsetOn(id, e));
            }
        }
        assertThat(envelope.cp().consumed()).as("CP consumed of %s", id).isEqualTo(executed);
        assertThat(envelope.cp().consumed())
                .isEqualTo(sum(
                                BudgetEnvelopeEvent.CpConsumed.class,
                                e -> e.envelope().equals(id),
                                BudgetEnvelopeEvent.CpConsumed::amount)
                        .plus(sum(
                                BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment.class,
                                e -> e.envelope().equals(id),
                                BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment::amount)));
    }

    /** The first share paid of a request without a transfer to its creditor consumes all its CP. */
    private boolean isWhollySeized(SeizurePaid paid) {
        var file = ledger.payment(paid.paymentRequestId()).opened().orElseThrow();
        var first = file.diversions().seizures().getFirst();
        return file.toPay().isZero() && first.seizure().reference().equals(paid.reference());
    }

    /** What an offset consumed of an envelope, as the events that follow it say. */
    private Balance offsetOn(EnvelopeId id, PayableOffset offset) {
        Balance consumed = Balance.ZERO;
        for (int i = log.indexOf(offset) + 1; i < log.size(); i++) {
            LedgerEvent next = log.get(i);
            if (next instanceof BudgetEnvelopeEvent.CpConsumed e && e.envelope().equals(id)) {
                consumed = consumed.plus(e.amount());
            } else if (!(next instanceof BudgetEnvelopeEvent.CpConsumed || next instanceof CommitmentLinePaid)) {
                break;
            }
        }
        return consumed;
    }

    /** CP are reserved for the requests that are ordered and not paid, and for no others. */
    private void cpReservedIsWhatIsOrderedAndNotPaid(EnvelopeId id, BudgetEnvelope envelope) {
        Balance waiting = Balance.ZERO;
        for (PaymentRequest payment : ledger.states().payments().values()) {
            boolean reserved = payment instanceof PaymentRequest.Ordered
                    || payment instanceof PaymentRequest.Suspended
                    || payment instanceof PaymentRequest.Accepted
                    || payment instanceof PaymentRequest.InRun;
            Amount taken = payment.opened().orElseThrow().amountByEnvelope().get(id);
            waiting = reserved && taken != null ? waiting.plus(taken) : waiting;
        }
        assertThat(envelope.cp().reserved()).as("CP reserved of %s", id).isEqualTo(waiting);
    }

    /** A service is invoiced by the requests that are liquidated on it and not rejected. */
    private void serviceIsClaimedOnceByRequestsThatStand() {
        for (var commitment : ledger.states().commitments().values()) {
            CommitmentFile file = commitment.opened().orElseThrow();
            for (var receipt : file.receipts().values()) {
                Balance claimed = Balance.ZERO;
                for (PaymentRequest payment : ledger.states().payments().values()) {
                    boolean stands = !(payment instanceof PaymentRequest.Rejected
                            || payment instanceof PaymentRequest.Refused
                            || payment instanceof PaymentRequest.Cancelled);
                    if (stands && payment.opened().orElseThrow().kind().clearsService()) {
                        for (var line : payment.opened().orElseThrow().lines()) {
                            boolean here = receipt.number().equals(line.serviceReceiptNumber());
                            claimed = here ? claimed.plus(line.amount()) : claimed;
                        }
                    }
                }
                for (PaymentFile credit : credits()) {
                    for (var line : credit.lines()) {
                        boolean here = receipt.number().equals(line.serviceReceiptNumber());
                        claimed = here ? claimed.minus(line.amount()) : claimed;
                    }
                }
                assertThat(receipt.invoiced()).as("invoiced of %s", receipt).isEqualTo(claimed);
            }
        }
    }

    /** Every transfer has an identity of its own, and money goes only to an account that a comptable accepted. */
    private void transfersAreTheirOwnAndGoToAcceptedAccounts() {
        Set<String> identities = new HashSet<>();
        for (PaymentRequest payment : ledger.states().payments().values()) {
            for (Transfer transfer : payment.opened().orElseThrow().transfers()) {
                assertThat(identities.add(transfer.endToEndId()))
                        .as("%s is sent once", transfer.endToEndId())
                        .isTrue();
            }
        }
        for (LedgerEvent event : log) {
            if (event instanceof PaymentExecuted e) {
                var file = ledger.payment(e.paymentRequestId()).opened().orElseThrow();
                Transfer sent = file.transfers().getFirst();
                assertThat(sent.endToEndId()).isEqualTo(e.endToEndId());
                assertThat(lastAcceptedBefore(e)).isEqualTo(sent.payeeIban());
            }
        }
    }

    /** Every transfer of a run is one of its request's, once; a run that was opened pays nothing beside its file. */
    private void filesHoldWhatTheirRunsPaid() {
        Set<String> inFiles = new HashSet<>();
        Set<PaymentRunId> opened = new HashSet<>();
        Map<PaymentRunId, Balance> totals = new HashMap<>();
        for (LedgerEvent event : log) {
            switch (event) {
                case PaymentRunOpened e -> opened.add(e.runId());
                case RunTransferOrdered e -> {
                    RunTransfer ordered = e.transfer();
                    assertThat(inFiles.add(ordered.endToEndId())).as("%s", e).isTrue();
                    var file = ledger.payment(e.paymentRequestId()).opened().orElseThrow();
                    var seized = file.diversions().seizures().stream().flatMap(share -> share.transfers().stream());
                    assertThat(Stream.concat(file.transfers().stream(), seized))
                            .anyMatch(sent -> sent.endToEndId().equals(ordered.endToEndId())
                                    && sent.payeeIban().equals(ordered.account()));
                    totals.merge(e.runId(), ordered.amount().balance(), Balance::plus);
                }
                case PaymentRunClosed e -> {
                    assertThat(e.controlSum().balance()).isEqualTo(totals.get(e.runId()));
                    assertThat(ledger.run(e.runId())).isInstanceOfSatisfying(PaymentRun.Closed.class, run -> {
                        assertThat(FakeTransferFormat.FAKE.digest(run.orders()).sha256())
                                .isEqualTo(e.sha256());
                        assertThat(run.file().members().scheduled()).isEmpty();
                    });
                }
                default -> {}
            }
        }
        assertThat(opened).containsAll(totals.keySet());
        for (LedgerEvent event : log) {
            if (event instanceof PaymentExecuted e && wasOpenBefore(e)) {
                assertThat(inFiles).contains(e.endToEndId());
            }
        }
    }

    private boolean wasOpenBefore(PaymentExecuted executed) {
        for (LedgerEvent event : log) {
            if (event == executed) {
                return false;
            }
            if (event instanceof PaymentRunOpened e && e.runId().equals(executed.runId())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Iban lastAcceptedBefore(PaymentExecuted executed) {
        Iban accepted = null;
        for (LedgerEvent event : log) {
            if (event.equals(executed)) {
                return accepted;
            }
            if (event instanceof PaymentAccepted e && e.paymentRequestId().equals(executed.paymentRequestId())) {
                accepted = e.payeeIban();
            }
            if (event instanceof PayeeAccountAccepted e && e.paymentRequestId().equals(executed.paymentRequestId())) {
                accepted = e.payeeIban();
            }
        }
        return accepted;
    }

    private void nothingIsPaidBeforeItIsAcceptedCertifiedAndCommitted() {
        for (var commitment : ledger.states().commitments().values()) {
            CommitmentFile file = commitment.opened().orElseThrow();
            for (var line : file.lines().values()) {
                Balance credited = creditedOn(file, line.no());
                Balance accepted = acceptedOn(file, line.no()).minus(credited);
                Balance ofService = paidOn(file, line.no(), this::paysService).minus(credited);
                Balance advanced = paidOn(file, line.no(), kind -> kind == PaymentKind.ADVANCE);
                assertThat(ofService).isLessThanOrEqualTo(accepted);
                assertThat(line.paid()).isEqualTo(ofService.plus(advanced));
                assertThat(line.paid()).isLessThanOrEqualTo(line.firmAmount());
                assertThat(line.advances().paid()).isEqualTo(advanced);
                assertThat(line.advances().recovered()).isBetween(Balance.ZERO, advanced);
                assertThat(line.requested().plus(line.advances().outstanding())).isLessThanOrEqualTo(line.firmAmount());
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
            if (event instanceof CreditsConsumedWithoutCommitment e) {
                consumed.merge(e.envelope(), e.amount().balance(), Balance::plus);
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
                    boolean here = file.number().equals(payment.commitmentNumber())
                            && line.commitmentLine() == lineNo
                            && payment.kind().clearsService();
                    accepted = here ? accepted.plus(line.amount()) : accepted;
                }
            }
        }
        return accepted;
    }

    /** Accepted credit notes. */
    private List<PaymentFile> credits() {
        List<PaymentFile> known = credits;
        if (known == null) {
            known = findCredits();
            credits = known;
        }
        return known;
    }

    private List<PaymentFile> findCredits() {
        return log.stream()
                .filter(PaymentAccepted.class::isInstance)
                .map(event -> ledger.payment(((PaymentAccepted) event).paymentRequestId())
                        .opened()
                        .orElseThrow())
                .filter(file -> file.kind() == PaymentKind.CREDIT_NOTE)
                .toList();
    }

    private Balance creditedOn(CommitmentFile file, int lineNo) {
        Balance credited = Balance.ZERO;
        for (PaymentFile credit : credits()) {
            for (var line : credit.lines()) {
                boolean here = file.number().equals(credit.commitmentNumber()) && line.commitmentLine() == lineNo;
                credited = here ? credited.plus(line.amount()) : credited;
            }
        }
        return credited;
    }

    /** What is used of a credit note pays requests or is claimed back, and is never more than it. */
    private void creditNotesAreUsedOnce() {
        Balance used = sum(CreditNoteUsed.class, _ -> true, CreditNoteUsed::amount);
        assertThat(used).isEqualTo(sum(CreditNoteNetted.class, _ -> true, CreditNoteNetted::amount));
        Balance left = Balance.ZERO;
        for (PaymentFile credit : credits()) {
            assertThat(credit.creditLeft()).isGreaterThanOrEqualTo(Balance.ZERO);
            left = left.plus(credit.creditLeft());
        }
        assertThat(acceptedOf(PaymentKind.CREDIT_NOTE).minus(used).minus(left))
                .isEqualTo(sum(CreditNoteClaimed.class, _ -> true, CreditNoteClaimed::amount));
    }

    /** A retention that is released is the end of the payment of service. */
    private boolean paysService(PaymentKind kind) {
        return kind.clearsService() || kind == PaymentKind.RETENTION_RELEASE;
    }

    private Balance paidOn(CommitmentFile file, int lineNo, Predicate<PaymentKind> which) {
        return sum(
                CommitmentLinePaid.class,
                e -> e.commitmentNumber().equals(file.number()) && e.line() == lineNo && which.test(kindOf(e)),
                CommitmentLinePaid::amount);
    }

    private PaymentKind kindOf(CommitmentLinePaid e) {
        return ledger.payment(e.paymentRequestId()).opened().orElseThrow().kind();
    }

    private void thirdPartyAccountsTellWhatIsOwed() {
        Balance certified = sum(ServiceCertified.class, _ -> true, ServiceCertified::amount);
        for (LedgerEvent event : log) {
            certified = event instanceof ServiceReceiptCancelled e ? certified.minus(e.certified()) : certified;
        }
        Balance accepted = sum(PaymentAccepted.class, _ -> true, PaymentAccepted::amount);
        Balance clearing = sum(PaymentAccepted.class, this::clearsService, PaymentAccepted::amount);
        Balance executed = sum(PaymentExecuted.class, _ -> true, PaymentExecuted::amount);
        Balance settled = sum(PaymentSettled.class, _ -> true, PaymentSettled::amount)
                .plus(sum(SeizureSettled.class, _ -> true, SeizureSettled::amount));
        Balance returned = sum(PaymentReturned.class, _ -> true, PaymentReturned::amount)
                .plus(sum(SeizureReturned.class, _ -> true, SeizureReturned::amount));
        Balance rejected = sum(
                        PaymentReturned.class,
                        e -> e.kind() == ReturnKind.REJECTED_BEFORE_SETTLEMENT,
                        PaymentReturned::amount)
                .plus(sum(
                        SeizureReturned.class,
                        e -> e.kind() == ReturnKind.REJECTED_BEFORE_SETTLEMENT,
                        SeizureReturned::amount));
        Balance reissued = sum(PaymentReissued.class, _ -> true, PaymentReissued::amount)
                .plus(sum(SeizureReissued.class, _ -> true, SeizureReissued::amount));
        assertThat(creditOf(Accounts.INVOICES_NOT_RECEIVED)).isEqualTo(certified.minus(clearing));
        Balance retained = deducted(Deductions::retention);
        Balance recovered = deducted(Deductions::advanceRecovery);
        Balance penalties = deducted(Deductions::penalties);
        Balance collectedByTitle = sum(
                RevenueOrderTakenInCharge.class,
                e -> e.entries().getFirst().template().equals("P07b"),
                RevenueOrderTakenInCharge::amount);
        Balance seized = Balance.ZERO;
        for (LedgerEvent event : log) {
            if (event instanceof OppositionsApplied e) {
                for (Seizure seizure : e.seizures()) {
                    seized = seized.plus(seizure.amount());
                }
            }
        }
        assertThat(sum(OppositionDrawn.class, _ -> true, OppositionDrawn::amount))
                .isEqualTo(seized);
        Balance offset = sum(PayableOffset.class, _ -> true, PayableOffset::amount);
        Balance sharesPaid = sum(SeizurePaid.class, _ -> true, SeizurePaid::amount);
        assertThat(creditOf(Accounts.SUPPLIERS))
                .isEqualTo(accepted.minus(acceptedOf(PaymentKind.CREDIT_NOTE))
                        .minus(acceptedOf(PaymentKind.CREDIT_NOTE))
                        .plus(collectedByTitle)
                        .minus(retained)
                        .minus(recovered)
                        .minus(penalties)
                        .minus(seized)
                        .minus(offset)
                        .minus(executed));
        assertThat(creditOf(Accounts.SEIZED)).isEqualTo(seized.minus(sharesPaid));
        assertThat(creditOf(Accounts.GUARANTEE_RETENTIONS))
                .isEqualTo(retained.minus(acceptedOf(PaymentKind.RETENTION_RELEASE)));
        assertThat(creditOf(Accounts.ADVANCES)).isEqualTo(recovered.minus(acceptedOf(PaymentKind.ADVANCE)));
        assertThat(creditOf(Accounts.PENALTIES)).isEqualTo(penalties);
        assertThat(creditOf(Accounts.TRANSFERS_IN_TRANSIT))
                .isEqualTo(
                        executed.plus(sharesPaid).plus(reissued).minus(settled).minus(rejected));
        assertThat(creditOf(Accounts.RETURNED_TRANSFERS)).isEqualTo(returned.minus(reissued));
        assertThat(creditOf(Accounts.LATE_INTEREST))
                .isEqualTo(Balance.ZERO.minus(acceptedOf(PaymentKind.LATE_INTEREST)));
    }

    /** What accepted requests did not pay of their lines, on one ground. */
    private Balance deducted(Function<Deductions, Balance> ground) {
        Balance sum = Balance.ZERO;
        for (LedgerEvent event : log) {
            if (event instanceof PaymentAccepted e) {
                for (var line : ledger.payment(e.paymentRequestId())
                        .opened()
                        .orElseThrow()
                        .lines()) {
                    sum = sum.plus(ground.apply(line.deductions()));
                }
            }
        }
        return sum;
    }

    private boolean clearsService(PaymentAccepted e) {
        return kindOf(e).clearsService();
    }

    private PaymentKind kindOf(PaymentAccepted e) {
        return ledger.payment(e.paymentRequestId()).opened().orElseThrow().kind();
    }

    private Balance acceptedOf(PaymentKind kind) {
        return sum(PaymentAccepted.class, e -> kindOf(e) == kind, PaymentAccepted::amount);
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
