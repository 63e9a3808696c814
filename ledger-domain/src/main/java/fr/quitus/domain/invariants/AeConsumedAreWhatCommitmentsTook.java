package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.commitment.CommitmentEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AE consommées : what the lines imputed to an envelope consumed this year, and what lines that went on to the next
 * year had consumed of it. Less is allowed once an exception made AE of earlier years available again.
 */
public final class AeConsumedAreWhatCommitmentsTook extends Invariant {
    private static final int CONSUMED = 0;
    private static final int BY_LINES = 1;

    private final Tally envelopes = tally(2);
    private final Map<String, Commitment> commitments = new HashMap<>();
    private boolean exceptional;

    AeConsumedAreWhatCommitmentsTook() {
        super(
                "AE_CONSOMMEES",
                "Les AE consommées d'une enveloppe sont celles que ses EJ de l'année ont prises.",
                "AE consumed = Σ consumed this year by lines imputed to the envelope + Σ paid without commitment");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case AeCommitted e -> add(e.envelope().text(), CONSUMED, e.amount().cents());
            case AeReleased e -> add(e.envelope().text(), CONSUMED, minus(e.amount()));
            case CreditsConsumedWithoutCommitment e -> {
                add(e.envelope().text(), CONSUMED, e.amount().cents());
                add(e.envelope().text(), BY_LINES, e.amount().cents());
            }
            case CommitmentEvent e -> onCommitment(e);
            default -> {
                // No AE.
            }
        }
    }

    private void onCommitment(CommitmentEvent event) {
        exceptional |= event instanceof RecyclingExceptionGranted;
        String number = event.commitmentNumber().text();
        Commitment before = commitments.getOrDefault(number, Commitment.ABSENT);
        Commitment after = before.evolve(event);
        commitments.put(number, after);
        if (!(event instanceof CommitmentCarriedForward)) {
            byLines(before, -1);
            byLines(after, 1);
        }
    }

    private void byLines(Commitment commitment, int sign) {
        commitment.opened().ifPresent(file -> file.lines()
                .values()
                .forEach(line -> add(
                        line.envelope().text(),
                        BY_LINES,
                        sign * line.consumedThisYear().cents())));
    }

    private void add(String envelope, int column, long cents) {
        envelopes.add(envelope, column, cents);
        touch(envelope);
    }

    @Override
    @Nullable String violation(String key) {
        long consumed = envelopes.of(key, CONSUMED);
        long byLines = envelopes.of(key, BY_LINES);
        boolean holds = exceptional ? consumed <= byLines : consumed == byLines;
        return holds
                ? null
                : "enveloppe " + key + " : AE consommées " + euros(consumed) + ", par ses postes " + euros(byLines);
    }
}
