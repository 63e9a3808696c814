package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a refusal says besides its figures. */
class RefusalTest {
    @Test
    void names_the_role_above_that_may_lift_it() {
        Refusal refused = Refusal.of(Rejection.VISA_REFUSE, "Refusé.");
        Refusal missing = Refusal.of(Rejection.AE_INSUFFISANTES, "Il manque.", "manquant", "0.01");

        assertThat(refused.facts()).containsEntry("leveePar", "BUDGET_MINISTER");
        assertThat(missing.facts()).containsEntry("manquant", "0.01").containsEntry("leveePar", "BOP_MANAGER");
        assertThat(missing.facts().keySet()).containsExactly("manquant", "leveePar");
    }

    @Test
    void names_the_post_where_the_file_tells_it() {
        Refusal refusal = Refusal.of(Rejection.COMPTABLE_NON_ASSIGNATAIRE, "Un autre poste.")
                .liftedAt(AccountingPostId.of("CBCM-FIN"));

        assertThat(refusal.facts())
                .containsEntry("leveePar", "PUBLIC_ACCOUNTANT")
                .containsEntry("leveeAuPoste", "CBCM-FIN");
        assertThat(refusal.detail()).isEqualTo("Un autre poste.");
    }

    @Test
    void a_delegation_that_names_its_acts_serves_for_no_other_signature() {
        Set<Role> signed = Set.of(Role.AUTHORISING_OFFICER);
        Delegation services = new Delegation(
                "DEL-1",
                Set.of("*"),
                Amount.euros(100),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-12-31"),
                ActorId.of("paula"),
                Set.of("CertifyService", "AffirmTranche"),
                Delegation.Rank.DELEGATED);

        Refusal refusal = Objects.requireNonNull(SigningRules.notDelegated(services, signed, "OrderPayment"));

        assertThat(refusal.code()).isEqualTo(Rejection.DELEGATION_HORS_ACTES);
        assertThat(refusal.detail())
                .isEqualTo("La délégation DEL-1, donnée par paula, porte sur AffirmTranche, CertifyService, pas sur"
                        + " OrderPayment.");
        assertThat(refusal.facts()).containsEntry("leveeParActeur", "paula");
        assertThat(SigningRules.notDelegated(services, signed, "CertifyService"))
                .isNull();
        assertThat(SigningRules.notDelegated(services, Set.of(Role.values()), "AttachDocument"))
                .as("no signature")
                .isNull();
        assertThat(SigningRules.notDelegated(
                        services, Set.of(Role.AUTHORISING_OFFICER, Role.MANAGER), "CloseCommitment"))
                .isNotNull();
        assertThat(SigningRules.notDelegated(G0.OMAR_2026, signed, "OrderPayment"))
                .as("given for all acts")
                .isNull();
        assertThat(SigningRules.notDelegated(null, signed, "OrderPayment"))
                .as("the principal ordonnateur")
                .isNull();
    }

    @Test
    void names_who_gave_the_delegation_and_what_it_covers() {
        Delegation told = new Delegation(
                "DEL-1",
                Set.of("0156-DR35-U002", "0156-DR35-U001"),
                Amount.euros(100),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-12-31"),
                ActorId.of("paula"));
        Act act = G0.OMAR.under(told).on("2026-02-02");

        Refusal exceeded = Objects.requireNonNull(SigningRules.cannotSign(act, G0.U1, Amount.euros(101)));
        Refusal expired = Objects.requireNonNull(
                SigningRules.cannotSign(G0.OMAR.under(told).on("2027-02-02"), G0.U1, Amount.euros(1)));
        Refusal elsewhere =
                Objects.requireNonNull(SigningRules.cannotSign(act, FundsCentre.of("0156-DR35-U003"), Amount.euros(1)));
        Refusal ofNobody =
                Objects.requireNonNull(SigningRules.cannotSign(G0.OMAR.on("2026-02-02"), G0.U1, Amount.euros(500_001)));

        assertThat(List.of(exceeded.code(), expired.code(), elsewhere.code()))
                .containsExactly(
                        Rejection.DELEGATION_DEPASSEE,
                        Rejection.DELEGATION_EXPIREE,
                        Rejection.DELEGATION_HORS_PERIMETRE);
        assertThat(List.of(exceeded, expired, elsewhere)).allSatisfy(refusal -> assertThat(refusal.facts())
                .containsEntry("leveePar", "AUTHORISING_OFFICER")
                .containsEntry("leveeParActeur", "paula")
                .containsEntry("centresFinanciers", "0156-DR35-U001, 0156-DR35-U002")
                .containsEntry("plafond", "100.00")
                .containsEntry("du", "2026-01-01")
                .containsEntry("au", "2026-12-31"));
        assertThat(exceeded.detail()).contains("DEL-1, donnée par paula, permet de signer jusqu'à 100.00 €");
        assertThat(ofNobody.facts()).doesNotContainKey("leveeParActeur");
        assertThat(ofNobody.detail()).startsWith("La délégation DEL-2026-001 permet");
    }

    @Test
    void names_the_role_and_the_perimeter_that_could() {
        Refusal outside = Objects.requireNonNull(SigningRules.outsidePerimeter(G0.STRANGER.on("2026-02-02"), G0.U1));

        assertThat(outside.facts())
                .containsEntry("leveePar", "MANAGER")
                .containsEntry("leveeAuPerimetre", "0156-DR35-U001");
    }

    @Test
    void names_nobody_where_nobody_above_can() {
        assertThat(Refusal.of(Rejection.FONGIBILITE_ASYMETRIQUE, "Jamais.").facts())
                .isEmpty();
        assertThat(Refusal.of(Rejection.REQUISITION_IMPOSSIBLE, "La loi.").facts())
                .isEmpty();
    }

    @Test
    void a_rule_may_name_somebody_else() {
        Refusal named = Refusal.of(Rejection.AE_INSUFFISANTES, "Il manque.", "leveePar", "PROGRAMME_MANAGER");
        Refusal lifted = Refusal.of(Rejection.PLAFOND_REMISE, "Trop.").liftedBy(Role.BUDGET_MINISTER);

        assertThat(named.facts()).containsEntry("leveePar", "PROGRAMME_MANAGER");
        assertThat(lifted.facts()).containsEntry("leveePar", "BUDGET_MINISTER");
    }
}
