package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.OperationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Mouvements d'AE that one act on an EJ makes on its envelopes. What is given back comes before what is taken, so that
 * availability is never negative on the way. AE affected to an operation are no longer available to anything else: what
 * is drawn on them is held against what the operation has left, and not against what the envelope has available.
 */
final class AeMovements {
    private final CommitmentNumber number;
    private final List<LedgerEvent> withdrawn = new ArrayList<>();
    private final List<LedgerEvent> committed = new ArrayList<>();
    private final Map<EnvelopeId, Balance> net = new TreeMap<>();
    private final Map<Affected, Balance> drawn = new LinkedHashMap<>();

    /** AE of an envelope that are kept for an operation. */
    private record Affected(EnvelopeId envelope, OperationCode operation) {}

    AeMovements(CommitmentNumber number) {
        this.number = number;
    }

    /** Recyclage : what a withdrawal gives back is what was consumed this year, or by exception all of it. */
    static Balance released(CommitmentFile file, LineAccount line, Balance less) {
        return file.recyclingException() || line.consumedThisYear().compareTo(less) > 0
                ? less
                : line.consumedThisYear();
    }

    /** A line brought to another amount; a conditional tranche has consumed nothing to give back. */
    static LineChange changeOf(CommitmentFile file, LineAccount line, Balance to) {
        Balance less = line.amount().minus(to);
        if (!line.affirmed() || less.isNegative()) {
            return new LineChange(line.no(), line.affirmed(), line.amount(), to, Balance.ZERO, Balance.ZERO);
        }
        Balance released = released(file, line, less);
        return new LineChange(line.no(), true, line.amount(), to, released, less.minus(released));
    }

    /** What an amendment of a line does. */
    void change(LineAccount line, LineChange change) {
        withdraw(line, change.released(), change.sterilized(), AmountType.MODIFICATION);
        if (change.firm() && change.to().compareTo(change.from()) > 0) {
            Amount more = change.to().minus(change.from()).amount();
            commit(line, more, AmountType.MODIFICATION);
        }
    }

    void withdraw(LineAccount line, Balance released, Balance sterilized, AmountType type) {
        if (!released.isZero()) {
            withdrawn.add(new AeReleased(line.envelope(), number, line.no(), released.amount(), type));
            Balance restored = line.restored(released);
            OperationCode operation = line.operation();
            if (operation != null && !restored.isZero()) {
                withdrawn.add(
                        new AffectationRestored(line.envelope(), operation, number, line.no(), restored.amount()));
                drawn.merge(new Affected(line.envelope(), operation), Balance.ZERO.minus(restored), Balance::plus);
            }
            net.merge(line.envelope(), restored.minus(released), Balance::plus);
        }
        if (!sterilized.isZero()) {
            withdrawn.add(new AeSterilized(line.envelope(), number, line.no(), sterilized.amount(), type));
        }
    }

    /** A line takes AE: those of its operation if it has one. */
    void commit(LineAccount line, Amount amount, AmountType type) {
        OperationCode operation = line.operation();
        if (operation == null) {
            net.merge(line.envelope(), amount.balance(), Balance::plus);
        } else {
            committed.add(new AffectationDrawn(line.envelope(), operation, number, line.no(), amount));
            drawn.merge(new Affected(line.envelope(), operation), amount.balance(), Balance::plus);
        }
        committed.add(new AeCommitted(line.envelope(), number, line.no(), amount, type));
    }

    /**
     * AE insuffisantes on the first envelope, in their order, that is asked for more than it has; then affectation
     * insuffisante on the first operation, in the order of the lines.
     */
    @Nullable Refusal notEnough(Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        for (var asked : net.entrySet()) {
            if (asked.getValue().compareTo(Balance.ZERO) > 0) {
                BudgetEnvelope envelope = envelopes.getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY);
                Refusal refusal =
                        envelope.cannotCommit(asked.getKey(), asked.getValue().amount(), act);
                if (refusal != null) {
                    return refusal;
                }
            }
        }
        for (var asked : drawn.entrySet()) {
            if (asked.getValue().compareTo(Balance.ZERO) > 0) {
                Affected on = asked.getKey();
                BudgetEnvelope envelope = envelopes.getOrDefault(on.envelope(), BudgetEnvelope.EMPTY);
                Refusal refusal = envelope.cannotDraw(
                        on.envelope(), on.operation(), asked.getValue().amount());
                if (refusal != null) {
                    return refusal;
                }
            }
        }
        return null;
    }

    /** What a withdrawal moved, for an act of which it is only a part. */
    List<LedgerEvent> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** The act's own events, then the movements it causes. */
    Decision<LedgerEvent> following(CommitmentEvent... acts) {
        List<LedgerEvent> events = new ArrayList<>(List.of(acts));
        events.addAll(withdrawn);
        events.addAll(committed);
        return Decision.accept(events);
    }
}
