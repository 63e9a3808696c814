package fr.quitus.domain.audit;

import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.audit.AuditFindingCommand.AnswerAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.CloseAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.RecordAuditFinding;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.value.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Un constat d'audit : recorded on something, answered by who it concerns, closed by who raised it. */
class AuditFindingTest {
    private static final Person ADA = new Person("ada", Role.AUDITOR, Perimeter.ALL, null);
    private static final AuditFindingRef CC_1 = AuditFindingRef.of("CC-2026-1");
    private static final String RULE = "Décret 2012-1246 (GBCP), art. 31";

    private final Story story = Story.g0();

    private static RecordAuditFinding finding(AuditFindingRef ref, String about) {
        return new RecordAuditFinding(
                ref, AuditedThing.of(about), FindingSeverity.SIGNIFICATIVE, "Le service fait manque.", RULE);
    }

    private String aFoundCommitment() {
        String about = "commitment:" + story.aValidatedCommitment("12000");
        story.accepted(finding(CC_1, about), ADA.on("2026-04-01"));
        return about;
    }

    private static LedgerCommand answer() {
        return new AnswerAuditFinding(CC_1, "La pièce est au dossier.");
    }

    private static CloseAuditFinding closing(FindingOutcome outcome) {
        return new CloseAuditFinding(CC_1, outcome, "Vu");
    }

    @Test
    void a_finding_on_a_file_is_answered_in_its_perimeter_and_closed_by_the_auditor() {
        String about = "commitment:" + story.aValidatedCommitment("12000");

        assertThat(story.accepted(finding(CC_1, about), ADA.on("2026-04-01")))
                .containsExactly(new AuditFindingRecorded(
                        CC_1,
                        AuditedThing.of(about),
                        U1,
                        null,
                        FindingSeverity.SIGNIFICATIVE,
                        "Le service fait manque.",
                        RULE,
                        date("2026-04-01"),
                        ActorId.of("ada")));
        assertThat(story.accepted(answer(), GINA.on("2026-04-02")))
                .containsExactly(new AuditFindingAnswered(
                        CC_1,
                        AuditedThing.of(about),
                        "La pièce est au dossier.",
                        date("2026-04-02"),
                        ActorId.of("gina"),
                        Role.MANAGER));
        story.accepted(answer(), OMAR.on("2026-04-03"));
        assertThat(only(
                                story.accepted(closing(FindingOutcome.MAINTENU), ADA.on("2026-05-01")),
                                AuditFindingClosed.class)
                        .about())
                .isEqualTo(AuditedThing.of(about));
    }

    @Test
    void the_same_finding_again_writes_nothing_and_another_under_its_reference_is_refused() {
        String about = aFoundCommitment();

        assertThat(story.accepted(finding(CC_1, about), ADA.on("2026-04-02"))).isEmpty();
        assertThat(story.rejection(finding(CC_1, "account:" + CHARGE), ADA.on("2026-04-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_finding_is_on_something_that_exists() {
        story.aValidatedCommitment("12000");

        assertThat(story.rejection(finding(CC_1, "commitment:2199999999"), ADA.on("2026-04-01")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(finding(CC_1, "account:6999999999"), ADA.on("2026-04-01")))
                .isEqualTo(Rejection.COMPTE_INCONNU);
        assertThat(story.rejection(finding(CC_1, "event:commitment:2100000001@99"), ADA.on("2026-04-01")))
                .isEqualTo(Rejection.OBJET_INCONNU);
        assertThat(story.rejection(finding(CC_1, "statement:BILAN-2025-1"), ADA.on("2026-04-01")))
                .isEqualTo(Rejection.OBJET_INCONNU);
        story.accepted(finding(CC_1, "event:commitment:2100000001@1"), ADA.on("2026-04-01"));
    }

    @Test
    void only_who_it_concerns_answers() {
        aFoundCommitment();

        assertThat(story.rejection(answer(), STRANGER.on("2026-04-02"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(new AnswerAuditFinding(CC_1, "Non").allowedRoles())
                .doesNotContain(Role.AUDITOR, Role.TECH_ADMIN, Role.SYSTEM_INTERFACE)
                .contains(Role.MANAGER, Role.PUBLIC_ACCOUNTANT, Role.BUDGET_CONTROLLER);
        assertThat(finding(CC_1, "account:" + CHARGE).allowedRoles()).containsExactly(Role.AUDITOR);
        assertThat(closing(FindingOutcome.LEVE).allowedRoles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void a_title_that_is_assigned_is_answered_for_at_its_post() {
        var title = story.aTitleTakenInCharge("500");
        story.accepted(finding(CC_1, "event:revenue-order:" + title + "@0"), ADA.on("2026-04-01"));

        assertThat(story.rejection(answer(), KARL.on("2026-04-02"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        story.accepted(answer(), KATIA.on("2026-04-02"));
    }

    @Test
    void accounts_are_answered_for_by_those_who_keep_the_books() {
        story.accepted(finding(CC_1, "account:" + CHARGE), ADA.on("2026-04-01"));

        assertThat(story.rejection(answer(), GINA.on("2026-04-02"))).isEqualTo(Rejection.HORS_PERIMETRE);
        story.accepted(answer(), KARL.on("2026-04-02"));
        story.accepted(answer(), DIRECTORATE.on("2026-04-02"));
    }

    @Test
    void none_is_upheld_before_it_was_answered_and_none_is_reopened() {
        assertThat(story.rejection(closing(FindingOutcome.LEVE), ADA.on("2026-04-02")))
                .isEqualTo(Rejection.CONSTAT_INCONNU);
        assertThat(story.rejection(answer(), GINA.on("2026-04-02"))).isEqualTo(Rejection.CONSTAT_INCONNU);
        aFoundCommitment();
        assertThat(story.rejection(closing(FindingOutcome.MAINTENU), ADA.on("2026-04-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);

        story.accepted(closing(FindingOutcome.LEVE), ADA.on("2026-04-02"));

        assertThat(story.rejection(closing(FindingOutcome.LEVE), ADA.on("2026-04-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(answer(), GINA.on("2026-04-02"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void answers_are_bounded() {
        aFoundCommitment();
        for (int i = 0; i < AuditFindingDecisions.ANSWERS_MAX; i++) {
            story.accepted(answer(), GINA.on("2026-04-02"));
        }

        assertThat(story.rejection(answer(), GINA.on("2026-04-02"))).isEqualTo(Rejection.DOSSIER_PLEIN);
        story.accepted(closing(FindingOutcome.MAINTENU), ADA.on("2026-04-03"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "commitment:1", "event:@1", "event:commitment:2100000001", "account:611", "compte:1"})
    void what_is_nothing_of_the_ledger_cannot_even_be_named(String about) {
        assertThatThrownBy(() -> AuditedThing.of(about)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void each_thing_says_whose_history_it_belongs_to() {
        assertThat(AuditedThing.of("event:commitment:2100000001@3").history()).isEqualTo("commitment:2100000001");
        assertThat(AuditedThing.of("commitment:2100000001").history()).isEqualTo("commitment:2100000001");
        assertThat(AuditedThing.of("statement:BILAN-2025-1").history()).isEqualTo("statement:BILAN-2025-1");
        assertThat(AuditedThing.of("account:" + CHARGE).history()).isEqualTo("account:" + CHARGE);
    }
}
