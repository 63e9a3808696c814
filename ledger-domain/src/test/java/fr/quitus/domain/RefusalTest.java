package fr.quitus.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
    void names_nobody_where_nobody_above_can() {
        assertThat(Refusal.of(Rejection.FONGIBILITE_ASYMETRIQUE, "Jamais.").facts())
                .isEmpty();
        assertThat(Refusal.of(Rejection.REQUISITION_IMPOSSIBLE, "La loi.").facts())
                .isEmpty();
    }

    @Test
    void a_rule_may_name_somebody_else() {
        Refusal refusal = Refusal.of(Rejection.AE_INSUFFISANTES, "Il manque.", "leveePar", "PROGRAMME_MANAGER");

        assertThat(refusal.facts()).containsEntry("leveePar", "PROGRAMME_MANAGER");
    }
}
