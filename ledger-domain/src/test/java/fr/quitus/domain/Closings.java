package fr.quitus.domain;

import static fr.quitus.domain.G0.DIRECTORATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.LeftOfTheYear;

/** The end of a budget, as the order of its closing would do it. */
public final class Closings {
    private Closings() {}

    /** Every request and commitment of the year goes on in the next one, and its credits lapse at the three levels. */
    public static void finish(Story story, FiscalYear year, String day) {
        Act act = DIRECTORATE.on(day);
        InMemoryLedger ledger = story.ledger();
        InMemoryLedger.States before = ledger.states();
        before.payments().keySet().forEach(id -> ledger.submit(new CarryForwardPaymentRequest(id), act));
        before.commitments().keySet().forEach(number -> ledger.submit(new CarryForwardCommitment(number), act));
        before.envelopes().keySet().stream()
                .filter(id -> id.year().equals(year))
                .forEach(id -> story.accepted(new LapseCredits(year, id.fundsCentre(), id.titleGroup()), act));
        for (TitleGroup group : TitleGroup.values()) {
            before.operatingBudgets().keySet().stream()
                    .filter(id -> id.year().equals(year))
                    .forEach(id -> story.accepted(new LapseOperatingBudgetCredits(year, id.code(), group), act));
            before.programmes().keySet().stream()
                    .filter(id -> id.year().equals(year))
                    .forEach(id -> story.accepted(new LapseProgrammeCredits(year, id.programme(), group), act));
        }
        assertThat(LeftOfTheYear.of(ledger.log(), year)).isEqualTo(LeftOfTheYear.NOTHING);
    }
}
