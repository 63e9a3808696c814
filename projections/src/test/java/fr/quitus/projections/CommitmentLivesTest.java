package fr.quitus.projections;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.commitment.CommitmentChange.CarriedLine;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.ControlKind;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRefused;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.commitmentregister.CommitmentRegisterProjection;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionFixture;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the register and the availability show of an EJ that is controlled, amended, carried forward and closed. */
class CommitmentLivesTest {
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Amount TWELVE = Amount.euros(12_000);
    private static final Balance TWO = Amount.euros(2_000).balance();
    private static final Balance TEN = Amount.euros(10_000).balance();
    private static final EnvelopeId ENVELOPE = new EnvelopeId(FiscalYear.of(2026), Histories.UNIT_1, TitleGroup.HT2);
    private static final EnvelopeId NEXT = new EnvelopeId(FiscalYear.of(2027), Histories.UNIT_1, TitleGroup.HT2);

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.ofEvery();
        views.given(Histories.draft(1, Histories.UNIT_1, 12_000));
    }

    @AfterEach
    void close() {
        views.close();
    }

    private String row() {
        return views.rows("commitment_register").getFirst();
    }

    @Test
    void the_register_tells_how_the_control_stands_and_until_when() {
        views.given(List.of(new VisaRequested(EJ, ControlKind.VISA, TWELVE, List.of(), OMAR, DAY, DAY.plusDays(15))));
        assertThat(row()).contains(",AWAITING_VISA,1200000,0,0,0,0,PENDING,2026-03-17,gina,");

        views.given(List.of(new VisaRefused(EJ, "Non", OMAR, DAY)));
        assertThat(row()).contains(",VISA_REFUSED,1200000,0,0,0,0,REFUSED,,gina,");

        views.given(List.of(new VisaRefusalOverridden(EJ, "D-1", OMAR, DAY), validated()));
        assertThat(row()).contains(",VALIDATED,1200000,0,0,0,0,OVERRIDDEN,,gina,omar,2026-03-02,");
    }

    private static CommitmentValidated validated() {
        return new CommitmentValidated(EJ, TWELVE, VisaKind.NOT_REQUIRED, List.of(), OMAR, null, DAY);
    }

    @Test
    void the_register_and_the_envelopes_follow_an_ej_to_its_end() {
        LineChange reduced = new LineChange(1, true, TWELVE.balance(), TEN, TWO, Balance.ZERO);
        views.given(List.of(
                validated(),
                new AeCommitted(ENVELOPE, EJ, 1, TWELVE, AmountType.ORIGINAL),
                new CommitmentAmended(EJ, List.of(reduced), List.of(), "Avenant", OMAR, null, DAY),
                new AeReleased(ENVELOPE, EJ, 1, TWO.amount(), AmountType.MODIFICATION)));
        assertThat(row()).contains(",VALIDATED,1000000,0,");
        assertThat(views.rows("envelope"))
                .containsExactly("(2026,0156-DR35-U001,HT2,0,0,1000000,0,0,0,0,0,0,0,0,0,0,0)");

        LineChange given = new LineChange(1, true, TEN, Balance.ZERO, Balance.ZERO, TEN);
        views.given(List.of(
                new CommitmentCarriedForward(
                        EJ,
                        FiscalYear.of(2026),
                        FiscalYear.of(2027),
                        List.of(new CarriedLine(1, ENVELOPE, NEXT, TEN)),
                        AmountType.CARRIED_FORWARD,
                        LocalDate.of(2027, 1, 2)),
                new CommitmentBroughtForward(NEXT, EJ, 1, TEN.amount(), AmountType.CARRIED_FORWARD),
                new CommitmentClosed(EJ, TEN, List.of(given), OMAR, LocalDate.of(2027, 1, 3)),
                new AeSterilized(NEXT, EJ, 1, TEN.amount(), AmountType.MODIFICATION)));

        assertThat(row()).startsWith("(2100000001,2027,").contains(",CLOSED,0,0,0,0,0,");
        assertThat(views.rows("envelope"))
                .containsExactly(
                        "(2026,0156-DR35-U001,HT2,0,0,1000000,0,0,0,0,0,0,0,0,0,0,0)",
                        "(2027,0156-DR35-U001,HT2,0,0,0,0,0,0,1000000,0,0,0,0,0,0,0)");
        var live = views.rows();
        views.rebuild().rebuildAll(ProgressListener.SILENT);
        assertThat(views.rows()).isEqualTo(live);
    }

    @Test
    void a_draft_that_was_given_up_is_told_so() {
        try (ProjectionFixture register = ProjectionFixture.of(new CommitmentRegisterProjection())) {
            register.given(Histories.draft(1, Histories.UNIT_1, 12_000))
                    .given(new CommitmentCancelled(EJ, "Besoin abandonné", OMAR, DAY));

            assertThat(register.rows("commitment_register"))
                    .singleElement()
                    .asString()
                    .contains(",CANCELLED,1200000,");
        }
    }
}
