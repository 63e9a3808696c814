package fr.quitus.domain.yearend;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.LapseDecisions;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.commitment.ClosingDecisions;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.ledgerentry.ManualEntry;
import fr.quitus.domain.payment.CarryForwardDecisions;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.LeftOfTheYear.Kind;
import fr.quitus.domain.yearend.LeftOfTheYear.Leftover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a year leaves, folded from a log that is short enough to be read whole. */
final class LeftInTheLog {
    private final FiscalYear year;
    private final Map<String, PaymentRequest> requests = new TreeMap<>();
    private final Map<String, Commitment> commitments = new TreeMap<>();
    private final Map<EnvelopeId, BudgetEnvelope> envelopes = new TreeMap<>();
    private final Map<String, OperatingBudget> operatingBudgets = new TreeMap<>();
    private final Map<String, ProgrammeBudget> programmes = new TreeMap<>();
    private final Map<String, ManualEntry> entries = new TreeMap<>();

    private LeftInTheLog(FiscalYear year) {
        this.year = year;
    }

    static LeftOfTheYear of(Iterable<LedgerEvent> log, FiscalYear year) {
        LeftInTheLog left = new LeftInTheLog(year);
        log.forEach(left::on);
        return LeftOfTheYear.of(left.all());
    }

    private void on(LedgerEvent event) {
        switch (event) {
            case PaymentRequestEvent e -> fold(requests, e.aggregateId(), PaymentRequest.ABSENT, s -> s.evolve(e));
            case CommitmentEvent e -> fold(commitments, e.aggregateId(), Commitment.ABSENT, s -> s.evolve(e));
            case BudgetEnvelopeEvent e
            when e.envelope().year().equals(year) ->
                fold(envelopes, e.envelope(), BudgetEnvelope.EMPTY, s -> s.evolve(e));
            case OperatingBudgetEvent e
            when e.year().equals(year) ->
                fold(operatingBudgets, e.operatingBudget().text(), OperatingBudget.EMPTY, s -> s.evolve(e));
            case ProgrammeBudgetEvent e
            when e.year().equals(year) ->
                fold(programmes, e.programme().text(), ProgrammeBudget.EMPTY, s -> s.evolve(e));
            case EntryEvent e -> fold(entries, e.aggregateId(), ManualEntry.ABSENT, s -> s.evolve(e));
            default -> {
                // Nothing that a year would leave behind.
            }
        }
    }

    private static <K, S> void fold(Map<K, S> states, K id, S initial, UnaryOperator<S> evolve) {
        states.put(id, evolve.apply(states.getOrDefault(id, initial)));
    }

    private List<Leftover> all() {
        List<Leftover> all = new ArrayList<>();
        requests.values().forEach(request -> CarryForwardDecisions.leftBehind(request, year)
                .ifPresent(file ->
                        all.add(new Leftover(Kind.PAYMENT_REQUEST, file.number().text()))));
        commitments.values().forEach(commitment -> ClosingDecisions.leftBehind(commitment, year)
                .ifPresent(file ->
                        all.add(new Leftover(Kind.COMMITMENT, file.number().text()))));
        envelopes.forEach((id, envelope) -> {
            if (LapseDecisions.holds(envelope)) {
                all.add(new Leftover(Kind.UNIT_CREDITS, id.fundsCentre() + "/" + id.titleGroup()));
            }
        });
        for (TitleGroup group : TitleGroup.values()) {
            operatingBudgets.forEach((code, budget) -> {
                if (!budget.pocket(group).leftToAllot().isNone()) {
                    all.add(new Leftover(Kind.OPERATING_BUDGET_CREDITS, code + "/" + group));
                }
            });
            programmes.forEach((code, budget) -> {
                if (LapseDecisions.holds(budget.pocket(group))) {
                    all.add(new Leftover(Kind.PROGRAMME_CREDITS, code + "/" + group));
                }
            });
        }
        entries.values().forEach(entry -> {
            if (entry instanceof ManualEntry.Posted(ManualEntry.File file)
                    && file.kind().isReversedAtTheOpening()
                    && file.accountingDate().getYear() < year.value()) {
                all.add(new Leftover(Kind.INVENTORY_ENTRY, file.entry().text()));
            }
        });
        return all;
    }
}
