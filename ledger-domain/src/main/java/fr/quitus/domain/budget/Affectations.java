package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.OperationCode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Affectations d'une enveloppe, by investment operation. */
public record Affectations(TreeMap<String, Affectation> byOperation) {
    public static final Affectations NONE = new Affectations(new TreeMap<>());

    /**
     * What one operation may commit.
     *
     * @param current AE affected this year, which a withdrawal makes available again
     * @param earlier AE affected in earlier years, which a withdrawal does not (GBCP art. 157)
     * @param committed what the operation's own commitments have taken
     */
    public record Affectation(Balance current, Balance earlier, Balance committed) {
        static final Affectation NONE = new Affectation(Balance.ZERO, Balance.ZERO, Balance.ZERO);

        /** AE affectées. */
        public Balance affected() {
            return current.plus(earlier);
        }

        /** AE affectées non engagées. */
        public Balance left() {
            return affected().minus(committed);
        }
    }

    public Affectations {
        byOperation = new TreeMap<>(byOperation);
    }

    public Affectation of(OperationCode operation) {
        return byOperation.getOrDefault(operation.text(), Affectation.NONE);
    }

    public boolean has(OperationCode operation) {
        return byOperation.containsKey(operation.text());
    }

    /** Affectation inconnue : nothing is kept on the envelope for such an operation. */
    static Refusal unknown(EnvelopeId id, OperationCode operation) {
        return Refusal.of(
                Rejection.AFFECTATION_INCONNUE,
                "Aucune AE de l'enveloppe " + id + " n'est affectée à l'opération " + operation + ".",
                "operation",
                operation);
    }

    Affectations affected(OperationCode operation, Amount more, boolean thisYear) {
        Affectation a = of(operation);
        return with(
                operation,
                thisYear
                        ? new Affectation(a.current().plus(more), a.earlier(), a.committed())
                        : new Affectation(a.current(), a.earlier().plus(more), a.committed()));
    }

    Affectations withdrawn(OperationCode operation, Amount less, boolean thisYear) {
        Affectation a = of(operation);
        return with(
                operation,
                thisYear
                        ? new Affectation(a.current().minus(less), a.earlier(), a.committed())
                        : new Affectation(a.current(), a.earlier().minus(less), a.committed()));
    }

    /** What was affected this year goes first, as in a withdrawal. */
    Affectations lapsed(AffectationLapsed event) {
        Affectation a = of(event.operation());
        Balance amount = event.amount().balance();
        Balance current = amount.compareTo(a.current()) < 0 ? amount : a.current();
        return with(
                event.operation(),
                new Affectation(a.current().minus(current), a.earlier().minus(amount.minus(current)), a.committed()));
    }

    Affectations drawn(OperationCode operation, Balance more) {
        Affectation a = of(operation);
        return with(
                operation,
                new Affectation(a.current(), a.earlier(), a.committed().plus(more)));
    }

    private Affectations with(OperationCode operation, Affectation next) {
        Affectations changed = new Affectations(byOperation);
        changed.byOperation.put(operation.text(), next);
        return changed;
    }

    /** An operation commits at most what is affected to it (GBCP art. 156). */
    @Nullable Refusal cannotDraw(EnvelopeId id, OperationCode operation, Amount amount) {
        if (!has(operation)) {
            return unknown(id, operation);
        }
        Affectation affectation = of(operation);
        if (affectation.left().covers(amount)) {
            return null;
        }
        return Refusal.of(
                Rejection.AFFECTATION_INSUFFISANTE,
                "L'opération " + operation + " dispose sur l'enveloppe " + id + " de " + affectation.left()
                        + " € d'AE affectées non engagées pour " + amount + " € demandés.",
                "operation",
                operation,
                "disponible",
                affectation.left(),
                "demande",
                amount,
                "manquant",
                amount.balance().minus(affectation.left()));
    }
}
