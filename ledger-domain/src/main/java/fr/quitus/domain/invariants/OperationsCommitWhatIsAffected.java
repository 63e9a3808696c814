package fr.quitus.domain.invariants;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.OperationCode;
import org.jspecify.annotations.Nullable;

/**
 * AE affectées (GBCP art. 156) : the affectation is the upper limit of what its operation commits, whatever the
 * envelope has beside it.
 */
public final class OperationsCommitWhatIsAffected extends Invariant {
    private static final int AFFECTED = 0;
    private static final int DRAWN = 1;

    private final Tally operations = tally(2);

    OperationsCommitWhatIsAffected() {
        super(
                "AE_AFFECTEES",
                "Une opération d'investissement n'engage pas plus que les AE qui lui sont affectées.",
                "0 ≤ Σ drawn − restored ≤ Σ affected − withdrawn − lapsed, per operation of an envelope");
    }

    @Override
    void on(LedgerEvent event, Requests requests) {
        switch (event) {
            case AuthorisationAffected e ->
                add(e.envelope(), e.operation(), AFFECTED, e.amount().cents());
            case AffectationWithdrawn e -> add(e.envelope(), e.operation(), AFFECTED, minus(e.amount()));
            case AffectationLapsed e -> add(e.envelope(), e.operation(), AFFECTED, minus(e.amount()));
            case AffectationDrawn e ->
                add(e.envelope(), e.operation(), DRAWN, e.amount().cents());
            case AffectationRestored e -> add(e.envelope(), e.operation(), DRAWN, minus(e.amount()));
            default -> {
                // No operation.
            }
        }
    }

    private void add(EnvelopeId envelope, OperationCode operation, int column, long cents) {
        String key = operation + " sur " + envelope;
        operations.add(key, column, cents);
        touch(key);
    }

    @Override
    @Nullable String violation(String key) {
        long affected = operations.of(key, AFFECTED);
        long drawn = operations.of(key, DRAWN);
        return drawn >= 0 && drawn <= affected
                ? null
                : "opération " + key + " : AE affectées " + euros(affected) + ", engagées " + euros(drawn);
    }
}
