package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.BRUNO;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.MARIANNE;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.Story.opening;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ExemptFromVisa;
import fr.quitus.domain.commitment.CommitmentCommand.GrantVisa;
import fr.quitus.domain.commitment.CommitmentCommand.IssueOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.OverrideVisaRefusal;
import fr.quitus.domain.commitment.CommitmentCommand.RefuseVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ReviewCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateInEmergency;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.VisaEvent.CommitmentReviewed;
import fr.quitus.domain.commitment.VisaEvent.VisaExempted;
import fr.quitus.domain.commitment.VisaEvent.VisaOmitted;
import fr.quitus.domain.commitment.VisaEvent.VisaRegularised;
import fr.quitus.domain.payment.ControlEvent.VisaAwaited;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ce qui tient lieu de visa préalable : emergencies regularised afterwards, exemptions, reviews. */
class RegularisationTest {
    private static final Act PAULA_ACTS = PAULA.on("2026-02-03");
    private final Story story = rich();

    /** U1 has AE 700 000 and CP 680 000. */
    private static Story rich() {
        Story story = Story.g0();
        story.accepted(opening(Title.T3, "1000000", "1000000"), DIRECTORATE.on("2026-01-06"));
        story.accepted(
                new AllotToOperatingBudget(YEAR, G0.BOP, TitleGroup.HT2, euros("600000"), euros("600000")),
                RACHEL.on("2026-01-06"));
        story.accepted(
                new AllotToUnit(YEAR, U1, TitleGroup.HT2, euros("600000"), euros("600000")),
                G0.BASTIEN.on("2026-01-06"));
        return story;
    }

    private CommitmentNumber signedInEmergency() {
        CommitmentNumber number = story.aDraftedCommitment("600000");
        story.accepted(new ValidateInEmergency(number, "Inondation"), PAULA_ACTS);
        return number;
    }

    private CommitmentFile file(CommitmentNumber number) {
        return story.ledger().commitment(number).opened().orElseThrow();
    }

    private static SubmitForVisa submitting(CommitmentNumber number) {
        return new SubmitForVisa(number, null, null);
    }

    @Test
    void an_emergency_is_signed_without_the_visa_it_needs_and_says_so() {
        CommitmentNumber number = story.aDraftedCommitment("600000");

        var events = story.accepted(new ValidateInEmergency(number, "Inondation"), PAULA_ACTS);

        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.NONE);
        assertThat(only(events, VisaOmitted.class).reason()).isEqualTo("Inondation");
        assertThat(only(events, AeCommitted.class).amount()).isEqualTo(euros("600000"));
        assertThat(Regularisation.awaited(file(number), PAULA_ACTS.date())).isTrue();
    }

    @Test
    void nothing_is_paid_on_it_before_it_is_regular() {
        CommitmentNumber number = signedInEmergency();
        PaymentRequestId id = anOrderedRequest(number);

        var refusal = story.refused(Story.accepting(id), KATIA.on("2026-03-12"));
        assertThat(refusal.code()).isEqualTo(Rejection.CONTROLE_NON_SATISFAIT);
        assertThat(refusal.facts()).containsEntry("checks", "[VISA]");
        story.accepted(submitting(number), PAULA.on("2026-03-12"));
        assertThat(story.rejection(Story.accepting(id), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.CONTROLE_NON_SATISFAIT);
        var granted = story.accepted(new GrantVisa(number), BRUNO.on("2026-03-13"));

        assertThat(only(granted, VisaRegularised.class).visaKind()).isEqualTo(VisaKind.GRANTED);
        assertThat(file(number).visaKind()).isEqualTo(VisaKind.GRANTED);
        story.accepted(Story.accepting(id), KATIA.on("2026-03-13"));
    }

    private PaymentRequestId anOrderedRequest(CommitmentNumber number) {
        var receipt = story.aRecordedService(number, "600000");
        story.accepted(new CertifyService(number, receipt), PAULA.on("2026-03-02"));
        PaymentRequestId id = story.aReceivedInvoice(number, "600000");
        var matched = story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        assertThat(only(matched, VisaAwaited.class).commitmentNumber()).isEqualTo(number);
        story.accepted(new OrderPayment(id), PAULA.on("2026-03-10"));
        return id;
    }

    @Test
    void the_silence_of_the_controller_regularises_too() {
        CommitmentNumber number = signedInEmergency();
        PaymentRequestId id = anOrderedRequest(number);
        story.accepted(submitting(number), PAULA.on("2026-03-12"));

        assertThat(story.rejection(Story.accepting(id), KATIA.on("2026-03-27")))
                .isEqualTo(Rejection.CONTROLE_NON_SATISFAIT);
        story.accepted(Story.accepting(id), KATIA.on("2026-03-28"));
        story.accepted(new SubmitForVisa(number, null, euros("650000")), PAULA.on("2026-03-29"));

        assertThat(file(number).visaKind()).isEqualTo(VisaKind.TACIT);
    }

    @Test
    void a_refusal_afterwards_yields_to_the_minister_alone() {
        CommitmentNumber number = signedInEmergency();
        story.accepted(submitting(number), PAULA.on("2026-03-02"));
        assertThat(story.rejection(submitting(number), PAULA.on("2026-03-03"))).isEqualTo(Rejection.VISA_EN_COURS);
        story.accepted(new RefuseVisa(number, "Fractionnement"), BRUNO.on("2026-03-03"));

        assertThat(story.rejection(submitting(number), PAULA.on("2026-03-04"))).isEqualTo(Rejection.VISA_REFUSE);
        assertThat(Regularisation.awaited(file(number), PAULA.on("2026-06-01").date()))
                .isTrue();
        var events = story.accepted(new OverrideVisaRefusal(number, "D-1"), MARIANNE.on("2026-03-05"));

        assertThat(only(events, VisaRegularised.class).visaKind()).isEqualTo(VisaKind.OVERRIDDEN);
        assertThat(story.ledger().commitment(number).status()).isEqualTo("VALIDATED");
    }

    @Test
    void names_the_first_rule_an_emergency_breaks() {
        CommitmentNumber small = story.aDraftedCommitment("1000");
        CommitmentNumber large = story.aDraftedCommitment("600000");
        CommitmentNumber huge = story.aDraftedCommitment("700000.01");
        var emergency = new ValidateInEmergency(large, "Inondation");

        assertThat(story.rejection(emergency, STRANGER.on("2026-02-03"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(emergency, G0.OMAR.on("2026-02-03"))).isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(emergency, GINA.on("2026-02-03"))).isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(emergency, PAULA.on("2027-02-03"))).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(new ValidateInEmergency(small, "u"), PAULA_ACTS))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(new ValidateInEmergency(huge, "u"), PAULA_ACTS))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        story.accepted(submitting(large), PAULA_ACTS);
        story.accepted(new RefuseVisa(large, "Non"), BRUNO.on("2026-02-03"));
        assertThat(story.rejection(emergency, PAULA_ACTS)).isEqualTo(Rejection.VISA_REFUSE);
        CommitmentNumber signed = story.aValidatedCommitment("1000");
        assertThat(story.rejection(new ValidateInEmergency(signed, "u"), PAULA_ACTS))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_unfavourable_avis_is_no_emergency() {
        CommitmentNumber number = story.aDraftedCommitment("1000");
        story.accepted(new SubmitForVisa(number, ControlKind.AVIS, null), PAULA_ACTS);
        story.accepted(new IssueOpinion(number, Opinion.DEFAVORABLE, "Non"), BRUNO.on("2026-02-03"));

        assertThat(story.rejection(new ValidateInEmergency(number, "u"), PAULA_ACTS))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void what_the_programming_document_lists_needs_no_visa_up_to_its_amount() {
        CommitmentNumber number = story.aDraftedCommitment("600000");
        assertThat(story.rejection(new ExemptFromVisa(number, "p"), STRANGER.on("2026-02-03")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new ExemptFromVisa(story.aDraftedCommitment("500000"), "p"), BRUNO.on("2026-02-03")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);

        var exempted =
                story.accepted(new ExemptFromVisa(number, "Programmation 2026, ligne 12"), BRUNO.on("2026-02-03"));
        var signed = story.accepted(new ValidateCommitment(number), PAULA_ACTS);

        assertThat(only(exempted, VisaExempted.class).amount()).isEqualTo(euros("600000"));
        assertThat(only(signed, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.EXEMPTED);
        assertThat(story.rejection(new ExemptFromVisa(number, "p"), BRUNO.on("2026-02-04")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(amending(number, "600000.01"), PAULA.on("2026-02-04")))
                .isEqualTo(Rejection.VISA_REQUIS);
    }

    @Test
    void a_review_afterwards_is_kept_and_changes_nothing() {
        CommitmentNumber number = story.aValidatedCommitment("1000");
        Commitment before = story.ledger().commitment(number);
        var review = new ReviewCommitment(number, Opinion.DEFAVORABLE, "Fractionnement");

        var events = story.accepted(review, BRUNO.on("2026-06-01"));

        assertThat(only(events, CommitmentReviewed.class).conclusion()).isEqualTo(Opinion.DEFAVORABLE);
        assertThat(story.ledger().commitment(number)).isEqualTo(before);
        assertThat(story.rejection(review, STRANGER.on("2026-06-01"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        new ReviewCommitment(story.aDraftedCommitment("1"), Opinion.FAVORABLE, "r"),
                        BRUNO.on("2026-06-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_subsidy_for_public_service_is_held_against_what_a_change_adds() {
        var asked = new DraftCommitment(
                YEAR,
                U1,
                CommitmentType.SUBVENTION_CHARGES_SERVICE_PUBLIC,
                G0.F1,
                "SCSP",
                List.of(new DraftLine(imputation(Title.T3, CHARGE), euros("100000"))));
        CommitmentNumber number = story.aDraftedCommitment(asked);
        var signed = story.accepted(new ValidateCommitment(number), PAULA_ACTS);
        assertThat(only(signed, CommitmentValidated.class).thresholds())
                .extracting(VisaThreshold::threshold)
                .containsExactly(euros("20000000"));

        assertThat(story.rejection(amending(number, "600000.01"), PAULA_ACTS)).isEqualTo(Rejection.VISA_REQUIS);
        story.accepted(amending(number, "600000"), PAULA_ACTS);

        assertThat(file(number).firmBalance()).isEqualTo(Balance.parse("600000"));
    }

    private static AmendCommitment amending(CommitmentNumber number, String amount) {
        return new AmendCommitment(number, List.of(new AmendLine(1, euros(amount))), "Avenant");
    }
}
