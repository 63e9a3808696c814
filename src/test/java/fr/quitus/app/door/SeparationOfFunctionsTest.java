package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** GBCP art. 9: who acted as ordonnateur on a file never acts on it as comptable, whatever his tokens say. */
@ExtendWith(SharedLedger.class)
class SeparationOfFunctionsTest {
    private final RunningLedger ledger;
    private final Dossiers dossiers;
    private final String asOrdonnateur;
    private final String asComptable;

    SeparationOfFunctionsTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger).funded();
        this.asOrdonnateur = ledger.token("janus", Role.AUTHORISING_OFFICER);
        this.asComptable = ledger.token("janus", Role.PUBLIC_ACCOUNTANT);
    }

    @Test
    void nobody_accepts_the_payment_he_ordered() {
        Reply matched = dossiers.matched(dossiers.gina, dossiers.paula);
        String id = matched.id("paymentRequestId");
        Reply ordered = Dossiers.written(
                ledger.post(asOrdonnateur, "OrderPayment", Dossiers.onPayment(id), "If-Match", matched.etag()));

        Reply refused =
                ledger.post(asComptable, "AcceptPaymentRequest", Dossiers.checks(id), "If-Match", ordered.etag());
        Reply accepted =
                ledger.post(dossiers.katia, "AcceptPaymentRequest", Dossiers.checks(id), "If-Match", ordered.etag());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("ACTEUR_INCOMPATIBLE");
        assertThat(refused.json().path("facts").path("actor").asString()).isEqualTo("janus");
        assertThat(accepted.status()).isEqualTo(201);
    }

    @Test
    void nobody_accepts_the_payment_of_an_invoice_he_received_as_manager() {
        Reply matched = dossiers.matched(ledger.token("janus", Role.MANAGER), dossiers.paula);
        String id = matched.id("paymentRequestId");
        Reply ordered = Dossiers.written(
                ledger.post(dossiers.paula, "OrderPayment", Dossiers.onPayment(id), "If-Match", matched.etag()));

        Reply refused =
                ledger.post(asComptable, "AcceptPaymentRequest", Dossiers.checks(id), "If-Match", ordered.etag());

        assertThat(refused.code()).isEqualTo("ACTEUR_INCOMPATIBLE");
    }

    @Test
    void the_role_of_an_ordonnateur_accepts_nothing_and_the_role_of_a_comptable_orders_nothing() {
        Reply matched = dossiers.matched(dossiers.gina, dossiers.paula);
        String id = matched.id("paymentRequestId");

        Reply ordered = ledger.post(asComptable, "OrderPayment", Dossiers.onPayment(id), "If-Match", matched.etag());
        Reply accepted =
                ledger.post(asOrdonnateur, "AcceptPaymentRequest", Dossiers.checks(id), "If-Match", matched.etag());

        assertThat(ordered.status()).isEqualTo(403);
        assertThat(ordered.code()).isEqualTo("ROLE_INSUFFISANT");
        assertThat(accepted.status()).isEqualTo(403);
        assertThat(accepted.code()).isEqualTo("ROLE_INSUFFISANT");
    }

    @Test
    void nobody_validates_the_commitment_he_drafted() {
        Reply drafted = Dossiers.written(
                ledger.post(ledger.token("janus", Role.MANAGER), "DraftCommitment", dossiers.draft("12000.00")));

        Reply refused = ledger.post(
                asOrdonnateur,
                "ValidateCommitment",
                Dossiers.onCommitment(drafted.id("commitmentNumber")),
                "If-Match",
                drafted.etag());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("ACTEUR_INCOMPATIBLE");
    }

    @Test
    void nobody_takes_in_charge_the_title_he_issued() {
        Reply claim = Dossiers.written(
                ledger.post(dossiers.gina, "EstablishClaim", """
                {"year":2025,"fundsCentre":"%s","debtor":{"siret":"%s","name":"Redevable"},"subject":"Redevance",
                 "lines":[{"revenueLine":"2306","account":"7060000000","amount":"10000.00"}]}
                """.formatted(dossiers.unit, Dossiers.SUPPLIER)));
        String number = claim.id("revenueOrderNumber");
        Reply issued = Dossiers.written(ledger.post(
                asOrdonnateur,
                "IssueRevenueOrder",
                "{\"revenueOrderNumber\":\"%s\",\"dueDate\":\"2025-04-15\"}".formatted(number),
                "If-Match",
                claim.etag()));

        Reply refused = ledger.post(asComptable, "TakeInCharge", Dossiers.onTitle(number), "If-Match", issued.etag());

        assertThat(refused.code()).isEqualTo("ACTEUR_INCOMPATIBLE");
    }

    @Test
    void a_comptable_of_another_post_accepts_nothing_here() {
        Reply matched = dossiers.matched(dossiers.gina, dossiers.paula);
        String id = matched.id("paymentRequestId");
        Reply ordered = Dossiers.written(
                ledger.post(dossiers.paula, "OrderPayment", Dossiers.onPayment(id), "If-Match", matched.etag()));
        String karl = RunningLedger.sign(
                ledger.claims("karl", Role.PUBLIC_ACCOUNTANT)
                        .claim("posts", List.of("DRFIP-35"))
                        .build(),
                ledger.issuerKey());

        Reply refused = ledger.post(karl, "AcceptPaymentRequest", Dossiers.checks(id), "If-Match", ordered.etag());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("COMPTABLE_NON_ASSIGNATAIRE");
        assertThat(ledger.get(karl, "/api/v1/payment-requests/" + id).status()).isEqualTo(404);
        assertThat(ledger.get(dossiers.katia, "/api/v1/payment-requests/" + id).status())
                .isEqualTo(200);
    }
}
