package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.accounting.TakeoverPostings;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.takeover.TakeoverEvent.OpeningBalanceTakenOver;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverApproved;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TakeoverOrigin;
import java.time.LocalDate;
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
        assertThat(holding.items()).hasSize(12).allSatisfy(item -> {
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
    void the_list_is_that_of_the_reference_and_nothing_else() {
        asked.log().append(List.of(new AllotmentReceived(U1, Credits.of(Amount.euros(10), null))));

        assertThat(asked.get("/api/v1/invariants").items().valueStream().map(item -> item.path("code")
                        .asString()))
                .containsExactly(
                        "DEBIT_EGAL_CREDIT",
                        "DEBIT_EGAL_CREDIT_PAR_JOURNAL",
                        "DISPONIBLE_JAMAIS_NEGATIF",
                        "AE_AFFECTEES",
                        "CHAINE_DE_LA_DEPENSE",
                        "FACTURES_NON_PARVENUES",
                        "VIREMENTS_EN_COURS",
                        "CP_CONSOMMES",
                        "RECETTES_BUDGETAIRES",
                        "RESTES_A_RECOUVRER",
                        "REPRISES_SOLDEES",
                        "REJEU_EGAL_ETAT_VIVANT");
    }

    @Test
    void a_takeover_that_opens_with_something_left_is_named() {
        TakeoverId id = TakeoverId.of("CHORUS-2026");
        LocalDate opening = LocalDate.of(2026, 1, 1);
        ActorId dora = ActorId.of("dora");
        String hash = "ab".repeat(32);
        asked.log()
                .append(List.of(
                        new TakeoverApproved(id, hash, opening, dora),
                        new OpeningBalanceTakenOver(
                                id,
                                new TakeoverOrigin(id, "CHORUS", "balances.csv", hash, 2, "ligne 2"),
                                opening,
                                dora,
                                List.of(TakeoverPostings.balances(
                                        opening,
                                        "Reprise des soldes",
                                        List.of(new Posting(
                                                AccountCode.of("5121000000"), Side.DEBIT, Amount.euros(7), null)))))));
        assertThat(asked.get("/api/v1/invariants")
                        .json()
                        .path("totals")
                        .path("broken")
                        .asInt())
                .isZero();

        asked.log().append(List.of(new TakeoverOpened(id, FiscalYear.of(2026), opening, dora)));

        assertThat(asked.get("/api/v1/invariants").items())
                .filteredOn(item -> !item.path("holds").asBoolean())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("code").asString()).isEqualTo("REPRISES_SOLDEES");
                    assertThat(item.path("brokenSince").asLong()).isEqualTo(2);
                    assertThat(item.path("event").asString()).isEqualTo("takeover-opened.v1");
                    assertThat(item.path("what").asString()).contains("8900 7.00 €");
                });
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
