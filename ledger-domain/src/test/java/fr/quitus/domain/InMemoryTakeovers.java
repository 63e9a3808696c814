package fr.quitus.domain;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.takeover.CommitmentTakeover;
import fr.quitus.domain.takeover.CreditsTakeover;
import fr.quitus.domain.takeover.PaymentRequestTakeover;
import fr.quitus.domain.takeover.RevenueOrderTakeover;
import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverCommand;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCredits;
import fr.quitus.domain.takeover.TakeoverDecisions;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Takeovers of the ledger in memory. */
final class InMemoryTakeovers {
    private InMemoryTakeovers() {}

    static Decision<? extends LedgerEvent> decide(TakeoverCommand command, Act act, InMemoryLedger ledger) {
        Takeover takeover = ledger.takeover(command.takeover());
        return switch (command) {
            case TakeoverCommand.PrepareTakeover c -> TakeoverDecisions.decide(c, act, takeover);
            case TakeoverCommand.ApproveTakeover c -> TakeoverDecisions.decide(c, act, takeover);
            case TakeoverCommand.OpenTakeover c ->
                TakeoverDecisions.decide(c, act, takeover, () -> openingBalance(ledger));
            case TakeoverCommand.TakeOverBalances c -> TakeoverDecisions.decide(c, act, takeover);
            case TakeOverCredits c -> credits(c, act, takeover, ledger);
            case TakeoverCommand.TakeOverCommitment c -> {
                List<ServiceReceiptNumber> receipts = IntStream.range(
                                0, c.served().size())
                        .mapToObj(ledger::receiptNumber)
                        .toList();
                yield CommitmentTakeover.decide(c, act, takeover, ledger.commitment(c.commitmentNumber()), receipts);
            }
            case TakeoverCommand.TakeOverPaymentRequest c ->
                PaymentRequestTakeover.decide(
                        c,
                        act,
                        takeover,
                        ledger.payment(c.paymentRequestId()),
                        ledger.commitment(c.commitmentNumber()),
                        ledger.states().envelopes());
            case TakeoverCommand.TakeOverRevenueOrder c ->
                RevenueOrderTakeover.decide(c, act, takeover, ledger.title(c.revenueOrderNumber()));
        };
    }

    private static Balance openingBalance(InMemoryLedger ledger) {
        Balance balance = Balance.ZERO;
        for (LedgerEvent event : ledger.log()) {
            for (JournalEntry entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    if (posting.account().equals(Accounts.OPENING_BALANCE)) {
                        balance = posting.side() == Side.DEBIT
                                ? balance.plus(posting.amount())
                                : balance.minus(posting.amount());
                    }
                }
            }
        }
        return balance;
    }

    private static Decision<LedgerEvent> credits(TakeOverCredits c, Act act, Takeover takeover, InMemoryLedger ledger) {
        Map<OperatingBudgetCode, OperatingBudget> operatingBudgets = new LinkedHashMap<>();
        for (OperatingBudgetCode code : CreditsTakeover.operatingBudgets(c)) {
            operatingBudgets.put(
                    code,
                    ledger.states()
                            .operatingBudgets()
                            .getOrDefault(CreditsTakeover.operatingBudgetId(c, code), OperatingBudget.EMPTY));
        }
        Map<EnvelopeId, BudgetEnvelope> envelopes = new LinkedHashMap<>();
        CreditsTakeover.envelopes(c).forEach(id -> envelopes.put(id, ledger.envelope(id)));
        return CreditsTakeover.decide(
                c, act, takeover, ledger.programme(c.year(), c.programme()), operatingBudgets, envelopes);
    }
}
