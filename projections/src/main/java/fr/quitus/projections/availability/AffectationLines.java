package fr.quitus.projections.availability;

import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AE affectées, per envelope and investment operation. Left = affected − committed. */
final class AffectationLines implements Fold<AffectationLines.Key, AffectationLines.Affectation> {
    record Key(int fiscalYear, String fundsCentre, String titleGroup, String operation) {
        static Key of(EnvelopeId id, OperationCode operation) {
            return new Key(
                    id.year().value(), id.fundsCentre().text(), id.titleGroup().name(), operation.text());
        }
    }

    /**
     * @param aeEarlierCents the part affected in earlier years, which a withdrawal does not make available
     * @param firstAffectedIn the year of the first affectation
     */
    record Affectation(long aeAffectedCents, long aeCommittedCents, long aeEarlierCents, int firstAffectedIn) {
        static final Affectation EMPTY = new Affectation(0, 0, 0, Integer.MAX_VALUE);

        Affectation since(FiscalYear year) {
            return new Affectation(
                    aeAffectedCents, aeCommittedCents, aeEarlierCents, Math.min(firstAffectedIn, year.value()));
        }

        Affectation affect(Amount amount, boolean earlier, int sign) {
            return new Affectation(
                    Cents.add(aeAffectedCents, amount.balance(), sign),
                    aeCommittedCents,
                    earlier ? Cents.add(aeEarlierCents, amount.balance(), sign) : aeEarlierCents,
                    firstAffectedIn);
        }

        /** What was affected this year goes first. */
        Affectation lapse(Amount amount) {
            long current = aeAffectedCents - aeEarlierCents;
            long earlier = Math.max(0, Math.subtractExact(amount.cents(), current));
            return new Affectation(
                    Math.subtractExact(aeAffectedCents, amount.cents()),
                    aeCommittedCents,
                    aeEarlierCents - earlier,
                    firstAffectedIn);
        }

        Affectation commit(Amount amount, int sign) {
            return new Affectation(
                    aeAffectedCents,
                    Cents.add(aeCommittedCents, amount.balance(), sign),
                    aeEarlierCents,
                    firstAffectedIn);
        }
    }

    static final Table<Key, Affectation> TABLE =
            Table.of(AffectationLines.class, "affectation", Key.class, Affectation.class);

    @Override
    public Table<Key, Affectation> table() {
        return TABLE;
    }

    @Override
    public List<Key> keysOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case AuthorisationAffected e -> List.of(Key.of(e.envelope(), e.operation()));
            case AffectationWithdrawn e -> List.of(Key.of(e.envelope(), e.operation()));
            case AffectationDrawn e -> List.of(Key.of(e.envelope(), e.operation()));
            case AffectationRestored e -> List.of(Key.of(e.envelope(), e.operation()));
            case AffectationLapsed e -> List.of(Key.of(e.envelope(), e.operation()));
            default -> List.of();
        };
    }

    @Override
    public Affectation fold(Key key, @Nullable Affectation row, LoggedEvent logged, Appends appends) {
        Affectation a = row == null ? Affectation.EMPTY : row;
        return switch (logged.event()) {
            case AuthorisationAffected e ->
                a.affect(e.amount(), !e.affectedIn().equals(e.envelope().year()), 1)
                        .since(e.affectedIn());
            case AffectationWithdrawn e -> a.affect(e.amount(), !e.recyclable(), -1);
            case AffectationDrawn e -> a.commit(e.amount(), 1);
            case AffectationRestored e -> a.commit(e.amount(), -1);
            case AffectationLapsed e -> a.lapse(e.amount());
            default -> throw new IllegalStateException("no affectation is changed by " + logged.event());
        };
    }
}
