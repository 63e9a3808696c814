package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Credits that were frozen, moved, carried over and affected, as they are shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreditsOverHttpTest {
    private static final String AFFECTATIONS = "/api/v1/budgets/2026/envelopes/0156-DR35-U001/HT2/affectations";

    private Asked asked;

    @BeforeAll
    void open() {
        asked = new Asked();
        asked.log().append(Histories.wholeYear(2));
    }

    @AfterAll
    void close() {
        asked.close();
    }

    @BeforeEach
    void asAuditor() {
        asked.as(Role.AUDITOR, "*");
    }

    @Test
    void an_envelope_shows_every_counter_of_its_availability() {
        var envelope =
                asked.get("/api/v1/budgets/2026/envelopes/0156-DR35-U001/HT2").item(0);

        assertThat(envelope.path("aeAllotted").asString()).isEqualTo("90000.00");
        assertThat(envelope.path("aeFrozen").asString()).isEqualTo("2000.00");
        assertThat(envelope.path("aeCommitted").asString()).isEqualTo("16000.00");
        assertThat(envelope.path("aeAffected").asString()).isEqualTo("35000.00");
        assertThat(envelope.path("aeAffectedCommitted").asString()).isEqualTo("15000.00");
        assertThat(envelope.path("aeAffectedLost").asString()).isEqualTo("5000.00");
        assertThat(envelope.path("aeNonRecyclable").asString()).isEqualTo("700.00");
        assertThat(envelope.path("aeAvailable").asString()).isEqualTo("47000.00");
        assertThat(envelope.path("cpFrozen").asString()).isEqualTo("500.00");
        assertThat(envelope.path("cpAvailable").asString()).isEqualTo("73500.00");
    }

    @Test
    void a_programme_shows_what_was_voted_moved_and_carried() {
        var pocket = asked.get("/api/v1/budgets/2026/programmes/0156").item(0);

        assertThat(pocket.path("aeVoted").asString()).isEqualTo("1000000.00");
        assertThat(pocket.path("aeOpened").asString()).isEqualTo("1053000.00");
        assertThat(pocket.path("aeMovedIn").asString()).isEqualTo("3000.00");
        assertThat(pocket.path("cpMovedOut").asString()).isEqualTo("10000.00");
        assertThat(pocket.path("aeCarriedForward").asString()).isEqualTo("2000.00");
        assertThat(pocket.path("aeLeft").asString()).isEqualTo("521000.00");
        assertThat(asked.get("/api/v1/budgets/2027/programmes/0156")
                        .item(0)
                        .path("cpCarriedOver")
                        .asString())
                .isEqualTo("1000.00");
    }

    @Test
    void affectations_are_listed_by_operation_and_by_page() {
        Reply first = asked.get(AFFECTATIONS + "?limit=1");
        Reply second = asked.get(AFFECTATIONS + "?limit=1&cursor=" + first.next());

        assertThat(first.item(0).path("operation").asString()).isEqualTo("TF-2025-0003");
        assertThat(first.item(0).path("aeEarlier").asString()).isEqualTo("10000.00");
        assertThat(first.item(0).path("consumeBy").asString()).isEqualTo("2027-12-31");
        assertThat(second.item(0).path("operation").asString()).isEqualTo("TF-2026-0017");
        assertThat(second.item(0).path("aeAffected").asString()).isEqualTo("25000.00");
        assertThat(second.item(0).path("aeCommitted").asString()).isEqualTo("15000.00");
        assertThat(second.item(0).path("aeLeft").asString()).isEqualTo("10000.00");
        assertThat(second.item(0).path("consumeBy").asString()).isEqualTo("2028-12-31");
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @Test
    void affectations_are_shown_to_those_whose_perimeter_has_the_unit() {
        assertThat(asked.as(Role.MANAGER, "0156-DR35").get(AFFECTATIONS).items())
                .hasSize(2);
        assertThat(asked.as(Role.MANAGER, "0204").get(AFFECTATIONS).items()).isEmpty();
        assertThat(asked.get("/api/v1/budgets/2026/envelopes/0156-DR36-U002/HT2/affectations")
                        .items())
                .isEmpty();
    }

    @Test
    void third_parties_and_the_accounts_that_wait_are_listed() {
        Reply parties = asked.get("/api/v1/third-parties?limit=1");
        Reply second = asked.get("/api/v1/third-parties?limit=1&cursor=" + parties.next());

        assertThat(parties.item(0).path("thirdParty").asString()).isEqualTo("1000000002");
        assertThat(parties.item(0).path("name").isNull()).isTrue();
        assertThat(parties.item(0).path("accountsToValidate").asInt()).isEqualTo(1);
        assertThat(second.item(0).path("drawn").asString()).isEqualTo("300.00");
        assertThat(asked.get("/api/v1/third-parties?status=SUSPENDED").items()).isEmpty();
        assertThat(asked.get("/api/v1/third-parties?status=GONE").status()).isEqualTo(400);
        assertThat(asked.get("/api/v1/payee-accounts?waiting=VALIDATION").items())
                .hasSize(1);
        assertThat(asked.get("/api/v1/payee-accounts?waiting=SHARED").items()).hasSize(2);
        assertThat(asked.get("/api/v1/payee-accounts").items()).hasSize(2);
        assertThat(asked.get("/api/v1/payee-accounts?waiting=NOBODY").status()).isEqualTo(400);
    }
}
