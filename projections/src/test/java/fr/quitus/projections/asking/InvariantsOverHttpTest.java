package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/v1/invariants}, and who may read how much of it. */
class InvariantsOverHttpTest {
    private static final EnvelopeId U1 = EnvelopeId.of("2026/0156-DR35-U001/HT2");

    private final Asked asked = new Asked();

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void says_of_each_truth_of_the_reference_whether_it_holds_and_since_where_it_does_not() {
        asked.log().append(List.of(new AllotmentReceived(U1, Credits.of(Amount.euros(10), null))));

        Asked.Reply holding = asked.get("/api/v1/invariants");

        assertThat(holding.status()).isEqualTo(200);
        assertThat(holding.items()).hasSize(11).allSatisfy(item -> {
            assertThat(item.path("holds").asBoolean()).isTrue();
            assertThat(item.path("brokenSince").isNull()).isTrue();
            assertThat(item.path("formula").asString()).isNotBlank();
        });
        assertThat(holding.json().path("position").asLong()).isZero();
        assertThat(holding.json().path("totals").path("broken").asInt()).isZero();

        asked.log()
                .append(List.of(new AeCommitted(
                        U1, CommitmentNumber.of("2100000001"), 1, Amount.euros(11), AmountType.ORIGINAL)));
        Asked.Reply broken = asked.get("/api/v1/invariants");

        assertThat(broken.items())
                .filteredOn(item -> !item.path("holds").asBoolean())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("code").asString()).isEqualTo("DISPONIBLE_JAMAIS_NEGATIF");
                    assertThat(item.path("brokenSince").asLong()).isEqualTo(1);
                    assertThat(item.path("event").asString()).isEqualTo("ae-committed.v1");
                    assertThat(item.path("file").asString()).isEqualTo("envelope:2026/0156-DR35-U001/HT2");
                    assertThat(item.path("what").asString()).contains("AE disponibles -1.00 €");
                });
        assertThat(broken.json().path("totals").path("broken").asInt()).isEqualTo(1);
    }

    @Test
    void the_exploitation_sees_that_and_where_it_broke_and_neither_file_nor_amount() {
        asked.log()
                .append(List.of(new AeCommitted(
                        U1, CommitmentNumber.of("2100000001"), 1, Amount.euros(11), AmountType.ORIGINAL)));

        Asked.Reply reply = asked.as(Role.TECH_ADMIN).get("/api/v1/invariants");

        assertThat(reply.items())
                .filteredOn(item -> !item.path("holds").asBoolean())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("brokenSince").asLong()).isZero();
                    assertThat(item.path("file").isNull()).isTrue();
                    assertThat(item.path("what").isNull()).isTrue();
                });
    }

    @Test
    void is_not_for_the_side_that_is_checked_and_waits_for_the_position_asked() {
        assertThat(asked.as(Role.AUTHORISING_OFFICER, "*")
                        .get("/api/v1/invariants", "0")
                        .code())
                .isEqualTo("ROLE_INSUFFISANT");
        assertThat(asked.as(Role.AUDITOR).get("/api/v1/invariants", "un").code())
                .isEqualTo("REQUETE_INVALIDE");
        assertThat(asked.get("/api/v1/invariants", "9").code()).isEqualTo("PROJECTION_EN_RETARD");
        assertThat(asked.as(Role.PUBLIC_ACCOUNTANT)
                        .get("/api/v1/invariants", "0")
                        .code())
                .isEqualTo("PROJECTION_EN_RETARD");
    }
}
