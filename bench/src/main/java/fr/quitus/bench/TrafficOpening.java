package fr.quitus.bench;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.List;

/** Gives administrations credits that a load never uses up, and a comptable each. */
final class TrafficOpening {
    private static final Amount CREDITS = Amount.euros(9_000_000_000L);

    private TrafficOpening() {}

    static void open(Door door, List<TrafficOffice> offices) {
        for (TrafficOffice office : offices) {
            FiscalYear year = FiscalYear.of(office.day().getYear());
            FundsCentre centre = office.centre();
            door.submit(
                    new OpenCredits(year, centre.programme(), Title.T3, CREDITS, CREDITS, "Charge d'essai (fictif)"),
                    YearCast.DIRECTORATE,
                    null);
            door.submit(
                    new AllotToOperatingBudget(year, centre.operatingBudget(), TitleGroup.HT2, CREDITS, CREDITS),
                    YearCast.caller("rachel", Role.PROGRAMME_MANAGER),
                    null);
            door.submit(
                    new AllotToUnit(year, centre, TitleGroup.HT2, CREDITS, CREDITS),
                    YearCast.caller("boris", Role.BOP_MANAGER),
                    null);
            door.submit(
                    new AssignAccountingPost(
                            centre, office.post(), LocalDate.of(office.day().getYear(), 1, 1)),
                    YearCast.DIRECTORATE,
                    null);
        }
    }
}
