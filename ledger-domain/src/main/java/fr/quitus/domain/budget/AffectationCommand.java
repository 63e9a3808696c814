package fr.quitus.domain.budget;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.TitleGroup;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Affectation : authorisations of a unit are kept for one investment operation, title 5 (GBCP art. 156 to 158). */
public sealed interface AffectationCommand extends BudgetCommand {
    FiscalYear year();

    FundsCentre fundsCentre();

    /** Investment is outside title 2. */
    default EnvelopeId envelope() {
        return new EnvelopeId(year(), fundsCentre(), TitleGroup.HT2);
    }

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.AUTHORISING_OFFICER);
    }

    /**
     * Affectation d'AE à une opération : the upper limit of what may be committed on it.
     *
     * @param affectedIn the year of the first affectation, when its credits were carried over; absent means this year.
     *     An operation that committed nothing for two whole years has none carried over (GBCP art. 158)
     */
    record AffectAuthorisation(
            FiscalYear year,
            FundsCentre fundsCentre,
            OperationCode operation,
            Amount ae,
            @Nullable FiscalYear affectedIn)
            implements AffectationCommand {
        public FiscalYear firstAffectedIn() {
            return affectedIn == null ? year : affectedIn;
        }
    }

    /** Retrait d'affectation : what was not committed; it frees AE only if they were affected this year. */
    record WithdrawAffectation(FiscalYear year, FundsCentre fundsCentre, OperationCode operation, Amount ae)
            implements AffectationCommand {}
}
