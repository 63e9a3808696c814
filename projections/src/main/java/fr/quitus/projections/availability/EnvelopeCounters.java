package fr.quitus.projections.availability;

import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Crédits d'une UO. AE available = allotted − committed; CP available = allotted − reserved − consumed. */
final class EnvelopeCounters implements Fold<EnvelopeCounters.Key, EnvelopeCounters.Counters> {
    record Key(int fiscalYear, String fundsCentre, String titleGroup) {}

    record Counters(
            long aeAllottedCents,
            long aeCommittedCents,
            long cpAllottedCents,
            long cpReservedCents,
            long cpConsumedCents) {
        static final Counters EMPTY = new Counters(0, 0, 0, 0, 0);

        Counters committing(Amount amount, int sign) {
            return new Counters(
                    aeAllottedCents,
                    Cents.add(aeCommittedCents, amount.balance(), sign),
                    cpAllottedCents,
                    cpReservedCents,
                    cpConsumedCents);
        }

        Counters reserving(Amount amount, int sign) {
            return new Counters(
                    aeAllottedCents,
                    aeCommittedCents,
                    cpAllottedCents,
                    Cents.add(cpReservedCents, amount.balance(), sign),
                    cpConsumedCents);
        }

        Counters consuming(Amount amount) {
            return new Counters(
                    aeAllottedCents,
                    aeCommittedCents,
                    cpAllottedCents,
                    cpReservedCents,
                    Cents.add(cpConsumedCents, amount.balance(), 1));
        }
    }

    static final Table<Key, Counters> TABLE = Table.of(EnvelopeCounters.class, "envelope", Key.class, Counters.class);

    @Override
    public Table<Key, Counters> table() {
        return TABLE;
    }

    @Override
    public List<Key> keysOf(LoggedEvent logged) {
        if (!(logged.event() instanceof BudgetEnvelopeEvent event)) {
            return List.of();
        }
        EnvelopeId id = event.envelope();
        return List.of(new Key(
                id.year().value(), id.fundsCentre().text(), id.titleGroup().name()));
    }

    @Override
    public Counters fold(Key key, @Nullable Counters row, LoggedEvent logged, Appends appends) {
        Counters c = row == null ? Counters.EMPTY : row;
        return switch ((BudgetEnvelopeEvent) logged.event()) {
            case AllotmentReceived e ->
                new Counters(
                        Cents.add(c.aeAllottedCents(), e.credits().ae(), 1),
                        c.aeCommittedCents(),
                        Cents.add(c.cpAllottedCents(), e.credits().cp(), 1),
                        c.cpReservedCents(),
                        c.cpConsumedCents());
            case AeCommitted e -> c.committing(e.amount(), 1);
            case AeReleased e -> c.committing(e.amount(), -1);
            case AeSterilized _ -> c;
            case CpReserved e -> c.reserving(e.amount(), 1);
            case CpReleased e -> c.reserving(e.amount(), -1);
            case CpConsumed e -> c.reserving(e.amount(), -1).consuming(e.amount());
            case CpReservedWithoutCommitment e -> c.reserving(e.amount(), 1);
            case CpReleasedWithoutCommitment e -> c.reserving(e.amount(), -1);
            case CreditsConsumedWithoutCommitment e ->
                c.committing(e.amount(), 1).reserving(e.amount(), -1).consuming(e.amount());
        };
    }
}
