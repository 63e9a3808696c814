package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.BRUNO;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.MARIANNE;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.Story.opening;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.CommitmentCommand.DisregardOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.GrantVisa;
import fr.quitus.domain.commitment.CommitmentCommand.IssueOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.OverrideVisaRefusal;
import fr.quitus.domain.commitment.CommitmentCommand.ProduceInformation;
import fr.quitus.domain.commitment.CommitmentCommand.RefuseVisa;
import fr.quitus.domain.commitment.CommitmentCommand.RequestInformation;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Le contrôle budgétaire, from submission to signature. */
class VisaTest {
    private static final CommitmentNumber UNKNOWN = CommitmentNumber.of("9999999999");
    private final Story story = rich();

    /** U1 has AE 700 000. */
    private static Story rich() {
        Story story = Story.g0();
        story.accepted(opening(Title.T3, "1000000", "1000000"), DIRECTORATE.on("2026-01-06"));
        story.accepted(
                new AllotToOperatingBudget(YEAR, G0.BOP, TitleGroup.HT2, euros("600000"), null),
                RACHEL.on("2026-01-06"));
        story.accepted(new AllotToUnit(YEAR, U1, TitleGroup.HT2, euros("600000"), null), G0.BASTIEN.on("2026-01-06"));
        return story;
    }

    private CommitmentNumber submitted(String amount, String on) {
        CommitmentNumber number = story.aDraftedCommitment(amount);
        story.accepted(submitting(number), PAULA.on(on));
        return number;
    }

    private static SubmitForVisa submitting(CommitmentNumber number) {
        return new SubmitForVisa(number, null, null);
    }

    private String status(CommitmentNumber number) {
        return story.ledger().commitment(number).status();
    }

    @Test
    void a_refused_visa_yields_to_the_minister_alone() {
        CommitmentNumber number = story.aDraftedCommitment("600000");
        var sign = new ValidateCommitment(number);

        assertThat(story.rejection(sign, OMAR.on("2026-02-03"))).isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(sign, PAULA.on("2026-02-03"))).isEqualTo(Rejection.VISA_REQUIS);
        story.accepted(submitting(number), PAULA.on("2026-02-03"));
        assertThat(status(number)).isEqualTo("AWAITING_VISA");
        story.accepted(new RefuseVisa(number, "Imputation"), BRUNO.on("2026-02-10"));
        assertThat(status(number)).isEqualTo("VISA_REFUSED");
        assertThat(story.rejection(sign, PAULA.on("2026-03-30"))).isEqualTo(Rejection.VISA_REFUSE);
        story.accepted(new OverrideVisaRefusal(number, "Décision n° 1"), MARIANNE.on("2026-02-12"));
        var events = story.accepted(sign, PAULA.on("2026-02-13"));

        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.OVERRIDDEN);
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("100000"));
    }

    @Test
    void the_controller_silent_for_fifteen_days_has_given_his_visa() {
        CommitmentNumber number = submitted("600000", "2026-03-02");

        var refusal = story.refused(new ValidateCommitment(number), PAULA.on("2026-03-17"));
        var events = story.accepted(new ValidateCommitment(number), PAULA.on("2026-03-18"));

        assertThat(refusal.code()).isEqualTo(Rejection.VISA_EN_COURS);
        assertThat(refusal.facts()).containsEntry("echeance", "2026-03-17");
        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.TACIT);
    }

    @Test
    void documents_begin_a_new_period_for_a_visa() {
        CommitmentNumber number = submitted("600000", "2026-03-02");
        story.accepted(new RequestInformation(number, "Étude ?"), BRUNO.on("2026-03-10"));

        assertThat(story.rejection(new ValidateCommitment(number), PAULA.on("2026-03-18")))
                .isEqualTo(Rejection.VISA_EN_COURS);
        story.accepted(new ProduceInformation(number, "Étude"), GINA.on("2026-03-20"));
        assertThat(story.rejection(new ValidateCommitment(number), PAULA.on("2026-04-04")))
                .isEqualTo(Rejection.VISA_EN_COURS);
        story.accepted(new ValidateCommitment(number), PAULA.on("2026-04-05"));
    }

    @Test
    void a_question_only_suspends_the_period_of_an_avis() {
        CommitmentNumber number = story.aDraftedCommitment("1000");
        story.accepted(new SubmitForVisa(number, ControlKind.AVIS, null), OMAR.on("2026-03-02"));
        story.accepted(new RequestInformation(number, "Étude ?"), BRUNO.on("2026-03-10"));

        var produced = story.accepted(new ProduceInformation(number, "Étude"), GINA.on("2026-03-20"));

        // Ten days of suspension after the eight that had run.
        assertThat(only(produced, VisaInformationProduced.class).deadline()).isEqualTo(date("2026-03-27"));
    }

    @Test
    void a_granted_visa_lets_the_ej_be_signed_at_once() {
        CommitmentNumber number = submitted("600000", "2026-03-02");
        story.accepted(new GrantVisa(number), BRUNO.on("2026-03-03"));

        var events = story.accepted(new ValidateCommitment(number), PAULA.on("2026-03-03"));

        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.GRANTED);
    }

    @Test
    void an_unfavourable_avis_is_disregarded_only_with_a_motive() {
        CommitmentNumber number = story.aDraftedCommitment("1000");
        var sign = new ValidateCommitment(number);
        story.accepted(new SubmitForVisa(number, ControlKind.AVIS, null), OMAR.on("2026-03-02"));
        assertThat(story.rejection(sign, OMAR.on("2026-03-02"))).isEqualTo(Rejection.VISA_EN_COURS);
        story.accepted(new IssueOpinion(number, Opinion.DEFAVORABLE, "Soutenabilité"), BRUNO.on("2026-03-03"));

        assertThat(story.rejection(sign, OMAR.on("2026-03-04"))).isEqualTo(Rejection.AVIS_DEFAVORABLE);
        story.accepted(new DisregardOpinion(number, "Continuité du service"), OMAR.on("2026-03-04"));
        var events = story.accepted(sign, OMAR.on("2026-03-04"));

        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.DISREGARDED_OPINION);
    }

    @Test
    void a_favourable_avis_lets_the_ej_be_signed() {
        CommitmentNumber number = story.aDraftedCommitment("1000");
        story.accepted(new SubmitForVisa(number, ControlKind.AVIS, null), OMAR.on("2026-03-02"));
        story.accepted(new IssueOpinion(number, Opinion.FAVORABLE, "Rien à dire"), BRUNO.on("2026-03-03"));

        var events = story.accepted(new ValidateCommitment(number), OMAR.on("2026-03-04"));

        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.FAVOURABLE_OPINION);
    }

    @Test
    void the_threshold_used_is_kept_and_is_strict() {
        CommitmentNumber at = story.aDraftedCommitment("500000.00");
        CommitmentNumber above = story.aDraftedCommitment("500000.01");

        var signed =
                only(story.accepted(new ValidateCommitment(at), PAULA.on("2026-02-03")), CommitmentValidated.class);
        var requested = only(story.accepted(submitting(above), PAULA.on("2026-02-03")), VisaRequested.class);

        assertThat(signed.visaKind()).isEqualTo(VisaKind.NOT_REQUIRED);
        assertThat(signed.thresholds())
                .containsExactly(new VisaThreshold(
                        Title.T3,
                        euros("500000"),
                        euros("500000"),
                        "Contrôle budgétaire, arrêté LEGIARTI000043016664"));
        assertThat(requested.thresholds()).hasSize(1).allMatch(VisaThreshold::exceeded);
        assertThat(requested.deadline()).isEqualTo(date("2026-02-18"));
    }

    @ParameterizedTest
    @CsvSource({
        "0156, T5, MARCHE, 2000000",
        "0105, T5, MARCHE, 500000",
        "0105, T6, TRANSACTION, 5000",
        "0149, T5, MARCHE, 1000000",
        "0149, T6, SUBVENTION, 2000000",
        "0156, T3, TRANSACTION, 500000",
        "0156, T3, SUBVENTION_CHARGES_SERVICE_PUBLIC, 20000000",
        "0105, T3, SUBVENTION_CHARGES_SERVICE_PUBLIC, 0.01",
        "0149, T3, SUBVENTION_CHARGES_SERVICE_PUBLIC, 200000",
        "0149, T3, TRANSACTION, 70000",
        "0105, T7, MARCHE, 500000",
        "0156, T5, PARTENARIAT, 2000000",
        "0105, T5, PARTENARIAT, 500000"
    })
    void each_ministry_has_its_thresholds(String programme, Title title, CommitmentType type, String threshold) {
        CommitmentFile file = fileOf(programme, title, type);

        assertThat(VisaThresholds.applied(file, PAULA.on("2026-02-02")))
                .singleElement()
                .satisfies(applied -> assertThat(applied.threshold()).isEqualTo(euros(threshold)));
        // Before the first version that was read, the first one read is all there is, and the act says so.
        assertThat(VisaThresholds.applied(file, PAULA.on("2010-02-02")))
                .singleElement()
                .satisfies(before -> {
                    assertThat(before.threshold()).isEqualTo(euros(threshold));
                    assertThat(before.order()).endsWith("les précédentes n'ont pas été lues");
                });
        assertThat(VisaThresholds.applied(file, PAULA.on("2023-01-01")))
                .singleElement()
                .satisfies(since -> assertThat(since.order()).doesNotContain("version"));
    }

    @Test
    void a_lease_and_a_title_that_no_order_names_have_no_threshold() {
        assertThat(VisaThresholds.applied(fileOf("0156", Title.T3, CommitmentType.BAIL), PAULA.on("2026-02-02")))
                .isEmpty();
        assertThat(VisaThresholds.applied(fileOf("0149", Title.T7, CommitmentType.MARCHE), PAULA.on("2026-02-02")))
                .isEmpty();
        for (CommitmentType type : CommitmentType.values()) {
            assertThat(VisaThresholds.applied(fileOf("0215", Title.T3, type), PAULA.on("2026-02-02")))
                    .as("exempt programme, %s", type)
                    .isEmpty();
        }
    }

    private static CommitmentFile fileOf(String programme, Title title, CommitmentType type) {
        var centre = FundsCentre.of(programme + "-DR35-U001");
        var imputation = new Imputation(FunctionalArea.of(programme + "-01"), title, CHARGE, null, null, null, null);
        var command = new DraftCommitment(
                YEAR,
                centre,
                type,
                F1,
                "Objet",
                List.of(new CommitmentCommand.DraftLine(imputation, euros("7000000"))));
        var person = new G0.Person("gina", Role.MANAGER, G0.over(programme), null);
        var story = Story.empty();
        story.accepted(command, person.on("2026-02-02"));
        assertThat(centre.programme()).isEqualTo(ProgrammeCode.of(programme));
        return story.ledger()
                .states()
                .commitments()
                .values()
                .iterator()
                .next()
                .opened()
                .orElseThrow();
    }

    @Test
    void names_the_first_rule_a_submission_breaks() {
        CommitmentNumber small = story.aDraftedCommitment("1000");
        CommitmentNumber large = story.aDraftedCommitment("600000");
        CommitmentNumber signed = story.aValidatedCommitment("1000");
        Act paula = PAULA.on("2026-02-03");

        assertThat(story.rejection(submitting(UNKNOWN), paula)).isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(submitting(small), STRANGER.on("2026-02-03")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(submitting(small), paula)).isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(new SubmitForVisa(large, null, euros("700000")), paula))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(new SubmitForVisa(large, ControlKind.AVIS, null), paula))
                .isEqualTo(Rejection.VISA_REQUIS);
        assertThat(story.rejection(submitting(signed), paula)).isEqualTo(Rejection.ACTE_SANS_OBJET);
        story.accepted(submitting(large), paula);
        assertThat(story.rejection(submitting(large), paula)).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_an_act_of_control_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("600000");
        CommitmentNumber number = submitted("600000", "2026-03-02");
        Act bruno = BRUNO.on("2026-03-03");

        for (LedgerCommand command : List.of(
                new GrantVisa(UNKNOWN),
                new RefuseVisa(UNKNOWN, "r"),
                new RequestInformation(UNKNOWN, "q"),
                new ProduceInformation(UNKNOWN, "d"),
                new IssueOpinion(UNKNOWN, Opinion.FAVORABLE, "r"),
                new DisregardOpinion(UNKNOWN, "m"),
                new OverrideVisaRefusal(UNKNOWN, "d"))) {
            assertThat(story.rejection(command, bruno)).isEqualTo(Rejection.EJ_INCONNU);
        }
        assertThat(story.rejection(new GrantVisa(draft), bruno)).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new GrantVisa(number), STRANGER.on("2026-03-03")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new IssueOpinion(number, Opinion.FAVORABLE, "r"), bruno))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ProduceInformation(number, "d"), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new OverrideVisaRefusal(number, "d"), MARIANNE.on("2026-03-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new RefuseVisa(number, "r"), BRUNO.on("2026-03-18")))
                .isEqualTo(Rejection.VISA_TACITE);
        story.accepted(new GrantVisa(number), bruno);
        assertThat(story.rejection(new GrantVisa(number), bruno)).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new RefuseVisa(number, "r"), bruno)).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_amendment_above_the_threshold_has_a_visa_of_its_own() {
        CommitmentNumber number = story.aDraftedCommitment("400000");
        story.accepted(new ValidateCommitment(number), PAULA.on("2026-02-03"));
        var amend = new AmendCommitment(number, List.of(new AmendLine(1, euros("500000.01"))), "Avenant");

        assertThat(story.rejection(amend, PAULA.on("2026-02-04"))).isEqualTo(Rejection.VISA_REQUIS);
        story.accepted(new SubmitForVisa(number, null, euros("500000")), PAULA.on("2026-02-04"));
        assertThat(story.rejection(amend, PAULA.on("2026-03-04"))).isEqualTo(Rejection.VISA_REQUIS);
        assertThat(story.rejection(new SubmitForVisa(number, null, euros("600000")), PAULA.on("2026-02-05")))
                .isEqualTo(Rejection.VISA_EN_COURS);
        story.accepted(new SubmitForVisa(number, null, euros("600000")), PAULA.on("2026-03-04"));
        assertThat(story.rejection(amend, PAULA.on("2026-03-05"))).isEqualTo(Rejection.VISA_EN_COURS);
        assertThat(story.rejection(new RefuseVisa(number, "Non"), BRUNO.on("2026-03-20")))
                .isEqualTo(Rejection.VISA_TACITE);
        story.accepted(new RefuseVisa(number, "Non"), BRUNO.on("2026-03-05"));
        assertThat(status(number)).isEqualTo("VALIDATED");
        assertThat(story.rejection(amend, PAULA.on("2026-03-05"))).isEqualTo(Rejection.VISA_REFUSE);
        story.accepted(new OverrideVisaRefusal(number, "D"), MARIANNE.on("2026-03-06"));
        story.accepted(amend, PAULA.on("2026-03-06"));

        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("199999.99"));
    }

    @Test
    void a_draft_of_several_titles_is_held_against_each() {
        var fixed = new CommitmentCommand.DraftLine(G0.imputation(Title.T5, G0.ASSET), euros("100"));
        var running = new CommitmentCommand.DraftLine(G0.imputation(Title.T3, CHARGE), euros("200"));
        CommitmentNumber number = story.aDraftedCommitment(drafting(fixed, running));

        var signed =
                only(story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03")), CommitmentValidated.class);

        assertThat(signed.thresholds()).extracting(VisaThreshold::title).containsExactly(Title.T3, Title.T5);
    }
}
