package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
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
