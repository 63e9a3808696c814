package fr.quitus.projections.availability;

import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.SetAsideCreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsThawed;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Crédits d'une UO. AE available = allotted − frozen − committed − affected and not committed − lost; CP available =
 * allotted − frozen − reserved − consumed.
 */
final class EnvelopeCounters implements Fold<EnvelopeCounters.Key, EnvelopeCounters.Counters> {
    record Key(int fiscalYear, String fundsCentre, String titleGroup) {
        static Key of(EnvelopeId id) {
            return new Key(
                    id.year().value(), id.fundsCentre().text(), id.titleGroup().name());
        }
    }

    /**
     * In the order of the table's columns.
     *
     * @param aeAffectedLostCents withdrawn from affectations of earlier years, and available to nothing else
     * @param aeNonRecyclableCents pour mémoire : it takes nothing from what is available
     * @param aeAnticipatedCents of what is available, kept for EJ that were signed before the year began
     */
    record Counters(
            long aeAllottedCents,
            long aeFrozenCents,
            long aeCommittedCents,
            long aeAffectedCents,
            long aeAffectedCommittedCents,
            long aeAffectedLostCents,
            long aeNonRecyclableCents,
            long cpAllottedCents,
            long cpFrozenCents,
            long cpReservedCents,
            long cpConsumedCents,
            long aeLapsedCents,
            long cpLapsedCents,
            long aeAnticipatedCents) {
        static final Counters EMPTY = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** AE disponibles. */
        long aeAvailableCents() {
            long affected = Math.subtractExact(aeAffectedCents, aeAffectedCommittedCents);
            return Math.subtractExact(
                    Math.subtractExact(Math.subtractExact(aeAllottedCents, aeFrozenCents), aeCommittedCents),
                    Math.addExact(Math.addExact(affected, aeAffectedLostCents), aeLapsedCents));
        }

        /** CP disponibles. */
        long cpAvailableCents() {
            return Math.subtractExact(
                    Math.subtractExact(Math.subtractExact(cpAllottedCents, cpFrozenCents), cpReservedCents),
                    Math.addExact(cpConsumedCents, cpLapsedCents));
        }

        Counters plus(Counters o) {
            return new Counters(
                    Math.addExact(aeAllottedCents, o.aeAllottedCents),
                    Math.addExact(aeFrozenCents, o.aeFrozenCents),
                    Math.addExact(aeCommittedCents, o.aeCommittedCents),
                    Math.addExact(aeAffectedCents, o.aeAffectedCents),
                    Math.addExact(aeAffectedCommittedCents, o.aeAffectedCommittedCents),
                    Math.addExact(aeAffectedLostCents, o.aeAffectedLostCents),
                    Math.addExact(aeNonRecyclableCents, o.aeNonRecyclableCents),
                    Math.addExact(cpAllottedCents, o.cpAllottedCents),
                    Math.addExact(cpFrozenCents, o.cpFrozenCents),
                    Math.addExact(cpReservedCents, o.cpReservedCents),
                    Math.addExact(cpConsumedCents, o.cpConsumedCents),
                    Math.addExact(aeLapsedCents, o.aeLapsedCents),
                    Math.addExact(cpLapsedCents, o.cpLapsedCents),
                    Math.addExact(aeAnticipatedCents, o.aeAnticipatedCents));
        }

        static Counters allotted(Credits c, int sign) {
            return new Counters(sign * c.ae().cents(), 0, 0, 0, 0, 0, 0, sign * c.cp().cents(), 0, 0, 0, 0, 0, 0);
        }

        static Counters frozen(Credits c, int sign) {
            return new Counters(0, sign * c.ae().cents(), 0, 0, 0, 0, 0, 0, sign * c.cp().cents(), 0, 0, 0, 0, 0);
        }

        static Counters committed(Amount amount, int sign) {
            return new Counters(0, 0, sign * amount.cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Counters affected(Amount amount, int sign) {
            return new Counters(0, 0, 0, sign * amount.cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Counters affectedCommitted(Amount amount, int sign) {
            return new Counters(0, 0, 0, 0, sign * amount.cents(), 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Counters affectedLost(Balance amount, int sign) {
            return new Counters(0, 0, 0, 0, 0, sign * amount.cents(), 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Counters nonRecyclable(Amount amount) {
            return new Counters(0, 0, 0, 0, 0, 0, amount.cents(), 0, 0, 0, 0, 0, 0, 0);
        }

        static Counters reserved(Amount amount, int sign) {
            return new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, sign * amount.cents(), 0, 0, 0, 0);
        }

        static Counters lapsed(Credits c) {
            return new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, c.ae().cents(), c.cp().cents(), 0);
        }

        static Counters anticipated(Amount amount, int sign) {
            return new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sign * amount.cents());
        }

        static Counters consumed(Amount amount, int sign) {
            return new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sign * amount.cents(), 0, 0, 0);
        }
    }

    static final Table<Key, Counters> TABLE = Table.of(EnvelopeCounters.class, "envelope", Key.class, Counters.class);

    @Override
    public Table<Key, Counters> table() {
        return TABLE;
    }

    @Override
    public List<Key> keysOf(LoggedEvent logged) {
        return logged.event() instanceof BudgetEnvelopeEvent event ? List.of(Key.of(event.envelope())) : List.of();
    }

    @Override
    public Counters fold(Key key, @Nullable Counters row, LoggedEvent logged, Appends appends) {
        Counters c = row == null ? Counters.EMPTY : row;
        return switch ((BudgetEnvelopeEvent) logged.event()) {
            case AllotmentReceived e -> c.plus(Counters.allotted(e.credits(), 1));
            case AllotmentWithdrawn e -> c.plus(Counters.allotted(e.credits(), -1));
            case UnitCreditsFrozen e -> c.plus(Counters.frozen(e.credits(), 1));
            case UnitCreditsThawed e -> c.plus(Counters.frozen(e.credits(), -1));
            case AeCommitted e -> c.plus(Counters.committed(e.amount(), 1));
            case AeReleased e -> c.plus(Counters.committed(e.amount(), -1));
            case AeSterilized e -> c.plus(Counters.nonRecyclable(e.amount()));
            case CommitmentBroughtForward _ -> c;
            case AeAnticipated e -> c.plus(Counters.anticipated(e.amount(), 1));
            case AeAnticipationEnded e -> c.plus(Counters.anticipated(e.amount(), -1));
            case CreditsLapsed e -> c.plus(Counters.lapsed(e.credits()));
            case SetAsideCreditsLapsed e ->
                c.plus(Counters.frozen(e.frozen(), -1))
                        .plus(Counters.affectedLost(e.withdrawnAe(), -1))
                        .plus(Counters.lapsed(e.total()));
            case AffectationLapsed e ->
                c.plus(Counters.affected(e.amount(), -1)).plus(Counters.lapsed(Credits.of(e.amount(), null)));
            case AuthorisationAffected e -> c.plus(Counters.affected(e.amount(), 1));
            case AffectationWithdrawn e -> withdrawn(c, e);
            case AffectationDrawn e -> c.plus(Counters.affectedCommitted(e.amount(), 1));
            case AffectationRestored e -> c.plus(Counters.affectedCommitted(e.amount(), -1));
            case CpReserved e -> c.plus(Counters.reserved(e.amount(), 1));
            case CpReleased e -> c.plus(Counters.reserved(e.amount(), -1));
            case CpConsumed e -> c.plus(Counters.reserved(e.amount(), -1)).plus(Counters.consumed(e.amount(), 1));
            case CpRestored e -> c.plus(Counters.consumed(e.amount(), -1));
            case CpReservedWithoutCommitment e -> c.plus(Counters.reserved(e.amount(), 1));
            case CpReleasedWithoutCommitment e -> c.plus(Counters.reserved(e.amount(), -1));
            case CreditsConsumedWithoutCommitment e ->
                c.plus(Counters.committed(e.amount(), 1))
                        .plus(Counters.reserved(e.amount(), -1))
                        .plus(Counters.consumed(e.amount(), 1));
        };
    }

    private static Counters withdrawn(Counters c, AffectationWithdrawn e) {
        Counters less = c.plus(Counters.affected(e.amount(), -1));
        return e.recyclable()
                ? less
                : less.plus(Counters.affectedLost(e.amount().balance(), 1));
    }
}
