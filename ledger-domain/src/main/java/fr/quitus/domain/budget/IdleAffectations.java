package fr.quitus.domain.budget;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Affectations sans consommation (GBCP art. 158) : AE affected to an operation of which none was committed for two
 * years are not carried over; the ordonnateur withdraws them. Years are whole fiscal years after that of the
 * affectation, looked at on the unit's own envelopes: a year that this ledger did not keep proves nothing.
 */
public final class IdleAffectations {
    private IdleAffectations() {}

    /** The envelopes that must have committed something of it; none while it is younger than the law asks. */
    public static Set<EnvelopeId> lookedAt(AffectAuthorisation c, Act act) {
        Set<EnvelopeId> ids = new TreeSet<>();
        int year = c.year().value();
        int idleYears = act.law().count(LawParameter.IDLE_AFFECTATION_YEARS, act.date());
        if (c.firstAffectedIn().value() < year - idleYears) {
            for (int past = year - idleYears; past < year; past++) {
                ids.add(new EnvelopeId(
                        FiscalYear.of(past), c.fundsCentre(), c.envelope().titleGroup()));
            }
        }
        return ids;
    }

    /** @param earlier those of {@link #lookedAt} */
    static @Nullable Refusal idle(AffectAuthorisation c, Act act, Map<EnvelopeId, BudgetEnvelope> earlier) {
        Set<EnvelopeId> years = lookedAt(c, act);
        boolean idle = !years.isEmpty()
                && years.stream()
                        .map(id ->
                                earlier.getOrDefault(id, BudgetEnvelope.EMPTY).affectations())
                        .allMatch(kept -> kept.has(c.operation())
                                && kept.of(c.operation()).committed().isZero());
        return idle
                ? Refusal.of(
                        Rejection.AFFECTATION_CADUQUE,
                        "L'opération " + c.operation() + ", affectée en " + c.firstAffectedIn()
                                + ", n'a rien engagé pendant " + years.size() + " exercices entiers : ses AE ne sont"
                                + " pas reportées sur " + c.year() + ".",
                        "operation",
                        c.operation(),
                        "anneesSansConsommation",
                        years.size())
                : null;
    }
}
