package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.ASSET;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.OMAR_2026;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.G0.over;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.G0;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final CommitmentNumber UNKNOWN = CommitmentNumber.of("9999999999");
    private final Story story = Story.g0();

    @Test
    void a_draft_consumes_nothing() {
        CommitmentNumber number = story.aDraftedCommitment("12000");

        assertThat(story.ledger().commitment(number).status()).isEqualTo("DRAFT");
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("100000"));
    }

    @Test
    void names_the_first_rule_a_draft_breaks() {
        var badLine = new DraftLine(
                new Imputation(FunctionalArea.of("0204-01"), Title.T3, PRODUCT, null, null, null, null), euros("1"));
        var bad = new DraftCommitment(
                FiscalYear.of(2025), U1, CommitmentType.MARCHE, F1, "Maintenance", List.of(badLine));

        assertThat(story.rejection(bad, STRANGER.on("2026-02-02"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(bad, GINA.on("2026-02-02"))).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.refused(drafting(badLine), GINA.on("2026-02-02")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.IMPUTATION_INVALIDE))
                .satisfies(r -> assertThat(r.detail()).contains("domaine fonctionnel 0204-01"));
    }

    @Test
    void refuses_a_line_on_neither_a_charge_nor_an_asset() {
        var good = new DraftLine(imputation(Title.T5, ASSET), euros("1"));
        var bad = new DraftLine(imputation(Title.T3, PRODUCT), euros("1"));

        var refusal = story.refused(drafting(good, bad), GINA.on("2026-02-02"));

        assertThat(refusal.code()).isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(refusal.facts()).containsEntry("line", "2");
    }

    @Test
    void belongs_to_the_year_of_the_date_in_paris() {
        CommitmentNumber number = story.aDraftedCommitment("1");
        var lastEveningInGreenwich = PAULA.at(Instant.parse("2025-12-31T23:00:00Z"));
        var stillLastYear = PAULA.at(Instant.parse("2025-12-31T22:59:59Z"));

        assertThat(story.rejection(new ValidateCommitment(number), stillLastYear))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        story.accepted(new ValidateCommitment(number), lastEveningInGreenwich);
    }

    @Test
    void signing_consumes_the_authorisations_of_the_whole_firm_amount_and_no_payment_credit() {
        CommitmentNumber number = story.aDraftedCommitment("12000");

        var events = story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));

        assertThat(only(events, CommitmentValidated.class).delegationId()).isEqualTo(OMAR_2026.id());
        assertThat(only(events, CommitmentValidated.class).visaKind()).isEqualTo(VisaKind.NOT_REQUIRED);
        assertThat(only(events, AeCommitted.class).amountType()).isEqualTo(AmountType.ORIGINAL);
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("88000"));
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("80000"));
        assertThat(events).allSatisfy(event -> assertThat(event.entries()).isEmpty());
    }

    @Test
    void refuses_a_commitment_that_exceeds_the_available_ae_by_a_cent() {
        CommitmentNumber number = story.aDraftedCommitment("100000.01");

        var refusal = story.refused(new ValidateCommitment(number), OMAR.on("2026-02-03"));

        assertThat(refusal.code()).isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(refusal.facts()).containsEntry("manquant", "0.01").containsEntry("disponible", "100000.00");
        assertThat(story.ledger().commitment(number).status()).isEqualTo("DRAFT");
    }

    @Test
    void adds_the_lines_of_an_envelope_before_comparing_them_with_what_is_left() {
        var half = new DraftLine(imputation(Title.T3, CHARGE), euros("50000.01"));
        var otherHalf = new DraftLine(imputation(Title.T5, ASSET), euros("50000"));
        CommitmentNumber number = story.aDraftedCommitment(drafting(half, otherHalf));

        assertThat(story.rejection(new ValidateCommitment(number), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void the_second_of_two_commitments_that_do_not_fit_together_is_refused_by_the_credits() {
        CommitmentNumber first = story.aDraftedCommitment("60000");
        CommitmentNumber second = story.aDraftedCommitment("40000.01");
        story.accepted(new ValidateCommitment(first), OMAR.on("2026-02-03"));

        assertThat(story.rejection(new ValidateCommitment(second), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void sixty_six_commitments_of_1500_fit_in_100000() {
        int signed = 0;
        for (int i = 0; i < 100; i++) {
            CommitmentNumber number = story.aDraftedCommitment("1500");
            var decision = story.ledger().submit(new ValidateCommitment(number), OMAR.on("2026-02-03"));
            signed += decision instanceof Decision.Accepted ? 1 : 0;
        }

        assertThat(signed).isEqualTo(66);
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("1000"));
    }

    @Test
    void refuses_to_sign_what_does_not_exist_or_is_signed_already() {
        CommitmentNumber number = story.aValidatedCommitment("12000");

        assertThat(story.rejection(new ValidateCommitment(UNKNOWN), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(new ValidateCommitment(number), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_a_signature_breaks() {
        CommitmentNumber number = story.aDraftedCommitment("600000.01");
        ValidateCommitment sign = new ValidateCommitment(number);
        var elsewhere = delegation(Set.of("0156-DR35-U002"), "1", "2026-12-31");
        G0.Person drafter = GINA.as(Role.AUTHORISING_OFFICER, over("0156"));

        assertThat(story.rejection(sign, STRANGER.under(elsewhere).on("2027-01-04")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(sign, drafter.under(elsewhere).on("2027-01-04")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(sign, drafter.under(elsewhere).on("2026-02-03")))
                .isEqualTo(Rejection.DELEGATION_HORS_PERIMETRE);
        assertThat(story.rejection(sign, drafter.under(OMAR_2026).on("2026-02-03")))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
        assertThat(story.rejection(sign, drafter.on("2027-01-04"))).isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(sign, PAULA.on("2027-01-04"))).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(sign, PAULA.on("2026-02-03"))).isEqualTo(Rejection.VISA_REQUIS);
    }

    @Test
    void one_person_drafts_and_signs_where_four_eyes_are_waived() {
        CommitmentNumber number = story.aDraftedCommitment("12000");
        var drafter = GINA.as(Role.AUTHORISING_OFFICER, over("0156")).on("2026-02-03");
        var commitment = story.ledger().commitment(number);
        var envelopes = story.ledger().states().envelopes();
        var sign = new ValidateCommitment(number);

        var required = CommitmentDecisions.decide(sign, drafter, commitment, envelopes, FourEyes.REQUIRED);
        var waived = CommitmentDecisions.decide(sign, drafter, commitment, envelopes, FourEyes.WAIVED);

        assertThat(required).isInstanceOf(Decision.Refused.class);
        assertThat(waived).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_delegation_runs_to_the_last_second_of_its_last_day_in_paris() {
        var untilMarch = delegation(Set.of("0156-DR35-U001"), "500000", "2026-03-31");
        ValidateCommitment first = new ValidateCommitment(story.aDraftedCommitment("1"));
        ValidateCommitment second = new ValidateCommitment(story.aDraftedCommitment("1"));

        story.accepted(first, OMAR.under(untilMarch).at(Instant.parse("2026-03-31T21:59:00Z")));
        assertThat(story.rejection(second, OMAR.under(untilMarch).at(Instant.parse("2026-03-31T22:00:00Z"))))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
    }

    @Test
    void signs_up_to_the_ceiling_of_the_delegation_included() {
        var small = delegation(Set.of("0156-DR35"), "12000", "2026-12-31");
        CommitmentNumber atTheCeiling = story.aDraftedCommitment("12000");
        CommitmentNumber aboveIt = story.aDraftedCommitment("12000.01");

        story.accepted(new ValidateCommitment(atTheCeiling), OMAR.under(small).on("2026-02-03"));
        assertThat(story.rejection(
                        new ValidateCommitment(aboveIt), OMAR.under(small).on("2026-02-03")))
                .isEqualTo(Rejection.DELEGATION_DEPASSEE);
    }

    @Test
    void asks_for_the_visa_strictly_above_the_threshold_of_each_title() {
        for (var threshold : List.of(
                List.of("T3", "500000"),
                List.of("T5", "2000000"),
                List.of("T6", "1000000"),
                List.of("T7", "1000000"))) {
            Title title = Title.valueOf(threshold.getFirst());
            String amount = threshold.getLast();
            CommitmentNumber at = story.aDraftedCommitment(drafting(title, amount));
            CommitmentNumber above = story.aDraftedCommitment(drafting(title, amount + ".01"));

            // The credits do not suffice, and are looked at after the visa.
            assertThat(story.rejection(new ValidateCommitment(at), PAULA.on("2026-02-03")))
                    .isEqualTo(Rejection.AE_INSUFFISANTES);
            assertThat(story.rejection(new ValidateCommitment(above), PAULA.on("2026-02-03")))
                    .isEqualTo(Rejection.VISA_REQUIS);
        }
    }

    @Test
    void asks_no_visa_for_a_title_without_threshold() {
        CommitmentNumber number = story.aDraftedCommitment(drafting(Title.T4, "9000000"));

        assertThat(story.rejection(new ValidateCommitment(number), PAULA.on("2026-02-03")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void draws_personnel_lines_on_the_personnel_envelope() {
        CommitmentNumber number = story.aDraftedCommitment(drafting(Title.T2, "1"));

        var refusal = story.refused(new ValidateCommitment(number), OMAR.on("2026-02-03"));

        assertThat(refusal.code()).isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(refusal.facts()).containsEntry("envelope", "2026/0156-DR35-U001/T2");
    }

    private static Delegation delegation(Set<String> fundsCentres, String ceiling, String to) {
        return new Delegation(
                "DEL-TEST", fundsCentres, euros(ceiling), LocalDate.parse("2026-01-01"), LocalDate.parse(to));
    }
}
