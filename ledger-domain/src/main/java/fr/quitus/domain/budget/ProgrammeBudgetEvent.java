package fr.quitus.domain.budget;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;

/** What happens to the credits of a programme. */
public sealed interface ProgrammeBudgetEvent extends LedgerEvent {
    FiscalYear year();

    ProgrammeCode programme();

    @Override
    default String aggregateId() {
        return new ProgrammeBudgetId(year(), programme()).aggregateId();
    }

    /** Crédits ouverts, by title. */
    @EventName("credits-opened.v1")
    record CreditsOpened(FiscalYear year, ProgrammeCode programme, Title title, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits mis en réserve. */
    @EventName("credits-frozen.v1")
    record CreditsFrozen(
            FiscalYear year, ProgrammeCode programme, TitleGroup titleGroup, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits dégelés. */
    @EventName("credits-thawed.v1")
    record CreditsThawed(
            FiscalYear year, ProgrammeCode programme, TitleGroup titleGroup, Credits credits, String legalRef)
            implements ProgrammeBudgetEvent {}

    /** Crédits redéployés entre titres (fongibilité asymétrique). */
    @EventName("credits-reallocated.v1")
    record CreditsReallocated(FiscalYear year, ProgrammeCode programme, TitleGroup from, TitleGroup to, Credits credits)
            implements ProgrammeBudgetEvent {}

    /** Crédits mis à disposition d'un BOP: the source side; the BOP's own stream has {@code AllotmentReceived}. */
    @EventName("credits-allotted-by-programme.v1")
    record CreditsAllotted(
            FiscalYear year,
            ProgrammeCode programme,
            TitleGroup titleGroup,
            OperatingBudgetCode operatingBudget,
            Credits credits)
            implements ProgrammeBudgetEvent {}
}
