package fr.quitus.domain.budget;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.TitleGroup;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** AE kept for one investment operation. */
class AffectationTest {
    private static final OperationCode PRISON = OperationCode.of("TF-2026-0017");
    private static final OperationCode ROAD = OperationCode.of("TF-2025-0003");
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000099");
    private static final Act ORDONNATEUR = OMAR.on("2026-03-02");
    private final Story story = Story.g0();

    @Test
    void affected_ae_are_no_longer_available_to_other_commitments() {
        var events = story.accepted(affecting(PRISON, "60000", null), ORDONNATEUR);

        assertThat(only(events, AuthorisationAffected.class))
                .isEqualTo(new AuthorisationAffected(
                        U1_HT2, PRISON, euros("60000"), YEAR, ORDONNATEUR.actor(), ORDONNATEUR.delegationId()));
        assertThat(envelope().aeAvailable()).isEqualTo(Balance.parse("40000"));
        assertThat(envelope().cpAvailable()).isEqualTo(Balance.parse("80000"));
        assertThat(story.rejection(new ValidateCommitment(story.aDraftedCommitment("40000.01")), ORDONNATEUR))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(story.rejection(
                        new WithdrawAllotment(YEAR, BOP, U1, TitleGroup.HT2, euros("40000.01"), null),
                        BASTIEN.on("2026-03-02")))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void an_operations_own_commitments_take_its_ae_and_leave_what_is_available() {
        story.accepted(affecting(PRISON, "60000", null), ORDONNATEUR);
        BudgetEnvelope drawn = committed(envelope(), "45000");

        assertThat(drawn.aeAvailable()).isEqualTo(Balance.parse("40000"));
        assertThat(drawn.ae().committed()).isEqualTo(Balance.parse("45000"));
        assertThat(drawn.affectations().of(PRISON).left()).isEqualTo(Balance.parse("15000"));
        assertThat(drawn.cannotDraw(U1_HT2, PRISON, euros("15000"))).isNull();
        Refusal refusal = Objects.requireNonNull(drawn.cannotDraw(U1_HT2, PRISON, euros("15000.01")));
        assertThat(refusal.code()).isEqualTo(Rejection.AFFECTATION_INSUFFISANTE);
        assertThat(refusal.facts()).containsEntry("manquant", "0.01");
        assertThat(drawn.cannotDraw(U1_HT2, ROAD, euros("0.01"))).isNotNull();
    }

    @Test
    void a_commitment_withdrawn_from_an_operation_leaves_its_ae_affected() {
        story.accepted(affecting(PRISON, "60000", null), ORDONNATEUR);
        BudgetEnvelope restored = committed(envelope(), "45000")
                .evolve(new AeReleased(U1_HT2, EJ, 1, euros("45000"), AmountType.MODIFICATION))
                .evolve(new AffectationRestored(U1_HT2, PRISON, EJ, 1, euros("45000")));

        assertThat(restored).isEqualTo(envelope());
    }

    @Test
    void a_withdrawal_leaves_at_least_what_is_committed() {
        story.accepted(affecting(PRISON, "60000", null), ORDONNATEUR);
        BudgetEnvelope drawn = committed(envelope(), "45000");

        var decision = EnvelopeDecisions.decide(withdrawing(PRISON, "15000.01"), ORDONNATEUR, drawn);

        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Rejection.AFFECTATION_ENGAGEE);
            assertThat(refused.refusal().facts())
                    .containsEntry("engage", "45000.00")
                    .containsEntry("retirable", "15000.00");
        });
        assertThat(EnvelopeDecisions.decide(withdrawing(PRISON, "15000"), ORDONNATEUR, drawn))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void ae_affected_this_year_are_available_again_once_withdrawn() {
        story.accepted(affecting(PRISON, "60000", null), ORDONNATEUR);
        var events = story.accepted(withdrawing(PRISON, "60000"), ORDONNATEUR);

        assertThat(only(events, AffectationWithdrawn.class).recyclable()).isTrue();
        assertThat(envelope().aeAvailable()).isEqualTo(Balance.parse("100000"));
    }

    @Test
    void ae_affected_in_earlier_years_are_not() {
        story.accepted(affecting(ROAD, "15000", FiscalYear.of(2025)), ORDONNATEUR);
        var events = story.accepted(withdrawing(ROAD, "5000"), ORDONNATEUR);

        assertThat(only(events, AffectationWithdrawn.class).recyclable()).isFalse();
        assertThat(envelope().aeAvailable()).isEqualTo(Balance.parse("85000"));
        assertThat(envelope().ae().affected().lost()).isEqualTo(Balance.parse("5000"));
        assertThat(envelope().ae().affected().total()).isEqualTo(Balance.parse("10000"));
    }

    @Test
    void a_withdrawal_takes_what_was_affected_this_year_first() {
        story.accepted(affecting(ROAD, "10000", FiscalYear.of(2025)), ORDONNATEUR);
        story.accepted(affecting(ROAD, "3000", null), ORDONNATEUR);

        var events = story.accepted(withdrawing(ROAD, "8000"), ORDONNATEUR);

        assertThat(events).containsExactly(withdrawn("3000", true), withdrawn("5000", false));
        assertThat(envelope().aeAvailable()).isEqualTo(Balance.parse("90000"));
    }

    @Test
    void ae_of_which_nothing_is_committed_for_two_whole_years_are_not_carried_over() {
        FiscalYear third = FiscalYear.of(2029);
        var asked = new AffectAuthorisation(third, U1, PRISON, euros("1"), YEAR);
        BudgetEnvelope idle = kept(YEAR, null);
        Act act = PAULA.on("2029-01-15");

        assertThat(IdleAffectations.lookedAt(asked, act)).containsExactly(in(2027), in(2028));
        var refused = decided(asked, act, Map.of(in(2027), idle, in(2028), idle));
        assertThat(refused).isInstanceOfSatisfying(Decision.Refused.class, r -> {
            assertThat(r.refusal().code()).isEqualTo(Rejection.AFFECTATION_CADUQUE);
            assertThat(r.refusal().facts()).containsEntry("anneesSansConsommation", "2");
        });
        assertThat(decided(asked, act, Map.of(in(2027), kept(YEAR, "1"), in(2028), idle)))
                .as("one of the two years committed something")
                .isInstanceOf(Decision.Accepted.class);
        assertThat(decided(asked, act, Map.of(in(2028), idle)))
                .as("a year that was not kept here proves nothing")
                .isInstanceOf(Decision.Accepted.class);
        assertThat(decided(
                        new AffectAuthorisation(third, U1, PRISON, euros("1"), null),
                        act,
                        Map.of(in(2027), idle, in(2028), idle)))
                .as("affected anew")
                .isInstanceOf(Decision.Accepted.class);
        var second = new AffectAuthorisation(FiscalYear.of(2028), U1, PRISON, euros("1"), YEAR);
        assertThat(IdleAffectations.lookedAt(second, PAULA.on("2028-01-15")))
                .as("two years are not over")
                .isEmpty();
    }

    private static Decision<BudgetEnvelopeEvent> decided(
            AffectAuthorisation c, Act act, Map<EnvelopeId, BudgetEnvelope> earlier) {
        BudgetEnvelope envelope = BudgetEnvelope.EMPTY.evolve(
                new BudgetEnvelopeEvent.AllotmentReceived(c.envelope(), Credits.of(euros("9"), null)));
        return EnvelopeDecisions.decide(c, act, envelope, earlier);
    }

    private static BudgetEnvelope kept(FiscalYear affectedIn, @Nullable String committed) {
        BudgetEnvelope envelope = BudgetEnvelope.EMPTY.evolve(new AuthorisationAffected(
                U1_HT2, PRISON, euros("5"), affectedIn, ORDONNATEUR.actor(), ORDONNATEUR.delegationId()));
        return committed == null ? envelope : committed(envelope, committed);
    }

    private static EnvelopeId in(int year) {
        return new EnvelopeId(FiscalYear.of(year), U1, TitleGroup.HT2);
    }

    @Test
    void names_the_first_rule_an_affectation_breaks() {
        assertThat(story.rejection(affecting(PRISON, "1", null), STRANGER.on("2026-03-02")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(affecting(PRISON, "500000.01", null), ORDONNATEUR))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(affecting(PRISON, "100000.01", FiscalYear.of(2027)), ORDONNATEUR))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(affecting(PRISON, "100000.01", null), ORDONNATEUR))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void names_the_first_rule_a_withdrawal_breaks() {
        assertThat(story.rejection(withdrawing(PRISON, "1"), STRANGER.on("2026-03-02")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(withdrawing(PRISON, "1"), ORDONNATEUR)).isEqualTo(Rejection.AFFECTATION_INCONNUE);
        story.accepted(affecting(PRISON, "1", null), ORDONNATEUR);
        assertThat(story.rejection(withdrawing(PRISON, "1.01"), ORDONNATEUR)).isEqualTo(Rejection.AFFECTATION_ENGAGEE);
        assertThat(withdrawing(PRISON, "1").allowedRoles()).containsExactly(Role.AUTHORISING_OFFICER);
    }

    private static BudgetEnvelope committed(BudgetEnvelope envelope, String amount) {
        return envelope.evolve(new AffectationDrawn(U1_HT2, PRISON, EJ, 1, euros(amount)))
                .evolve(new AeCommitted(U1_HT2, EJ, 1, euros(amount), AmountType.ORIGINAL));
    }

    private static AffectationWithdrawn withdrawn(String amount, boolean recyclable) {
        return new AffectationWithdrawn(
                U1_HT2, ROAD, euros(amount), recyclable, ORDONNATEUR.actor(), ORDONNATEUR.delegationId());
    }

    private BudgetEnvelope envelope() {
        return story.ledger().envelope(U1_HT2);
    }

    private static AffectAuthorisation affecting(OperationCode operation, String ae, @Nullable FiscalYear affectedIn) {
        return new AffectAuthorisation(YEAR, U1, operation, euros(ae), affectedIn);
    }

    private static WithdrawAffectation withdrawing(OperationCode operation, String ae) {
        return new WithdrawAffectation(YEAR, U1, operation, euros(ae));
    }
}
