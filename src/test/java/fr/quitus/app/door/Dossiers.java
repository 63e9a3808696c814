package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;

/** Dossiers brought as far as a test needs them, each on a unit of its own. */
final class Dossiers {
    static final String SUPPLIER = "85129663200017";
    static final String IBAN = "FR7630001007941234567890185";

    private final RunningLedger ledger;
    final String unit = RunningLedger.newUnit();
    final String denis;
    final String rachel;
    final String boris;
    final String gina;
    final String paula;
    final String katia;
    final String bank;

    Dossiers(RunningLedger ledger) {
        this.ledger = ledger;
        this.denis = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        this.rachel = ledger.token("rachel", Role.PROGRAMME_MANAGER);
        this.boris = ledger.token("boris", Role.BOP_MANAGER);
        this.gina = ledger.token("gina", Role.MANAGER);
        this.paula = ledger.token("paula", Role.AUTHORISING_OFFICER);
        this.katia = ledger.token("katia", Role.PUBLIC_ACCOUNTANT);
        this.bank = ledger.token("banque", Role.SYSTEM_INTERFACE);
    }

    static String open() {
        return """
                {"year":2025,"programme":"0156","title":"T3","ae":"100000.00","cp":"80000.00","legalRef":"LFI 2025"}
                """;
    }

    String draft(String amount) {
        return """
                {"year":2025,"fundsCentre":"%s","type":"MARCHE",
                 "supplier":{"siret":"%s","name":"Fournitures SA"},"subject":"Papier",
                 "lines":[{"imputation":{"functionalArea":"0156-01","title":"T3","account":"6113110000"},
                           "amount":"%s"}]}
                """.formatted(unit, SUPPLIER, amount);
    }

    static String onCommitment(String number) {
        return "{\"commitmentNumber\":\"%s\"}".formatted(number);
    }

    static String onPayment(String id) {
        return "{\"paymentRequestId\":\"%s\"}".formatted(id);
    }

    static String onTitle(String number) {
        return "{\"revenueOrderNumber\":\"%s\"}".formatted(number);
    }

    static String checks(String id) {
        return """
                {"paymentRequestId":"%s","checks":{"CAPACITY":true,"IMPUTATION":true,"CREDITS":true,"DISCHARGE":true,
                 "SERVICE_RENDERED":true,"LIQUIDATION":true,"PRIOR_CONTROLS":true,"VISA":true,"DOCUMENTS":true,
                 "PRESCRIPTION":true}}
                """.formatted(id);
    }

    /** A hundred thousand euros of AE and eighty thousand of CP on this unit, and a comptable. */
    Dossiers funded() {
        String budget = "\"year\":2025,\"titleGroup\":\"HT2\",\"ae\":\"100000.00\",\"cp\":\"80000.00\"";
        written(ledger.post(denis, "OpenCredits", open()));
        written(ledger.post(
                rachel, "AllotToOperatingBudget", "{\"operatingBudget\":\"0156-DR35\",%s}".formatted(budget)));
        written(ledger.post(boris, "AllotToUnit", "{\"fundsCentre\":\"%s\",%s}".formatted(unit, budget)));
        written(ledger.post(
                denis,
                "AssignAccountingPost",
                "{\"fundsCentre\":\"%s\",\"post\":\"CBCM-FIN\",\"effectiveFrom\":\"2025-01-01\"}".formatted(unit)));
        return this;
    }

    Reply drafted(String amount) {
        return written(ledger.post(gina, "DraftCommitment", draft(amount)));
    }

    Reply validated(String amount) {
        Reply drafted = drafted(amount);
        return written(ledger.post(
                paula, "ValidateCommitment", onCommitment(drafted.id("commitmentNumber")), "If-Match", drafted.etag()));
    }

    /** An invoice of 12 000 euros, matched with certified service. */
    Reply matched(String receivedBy, String certifiedBy) {
        Reply validated = validated("12000.00");
        String ej = validated.id("commitmentNumber");
        Reply recorded = written(ledger.post(gina, "RecordService", """
                {"commitmentNumber":"%s","line":1,"amount":"12000.00","dateRendered":"2025-03-02"}
                """.formatted(ej), "If-Match", validated.etag()));
        written(ledger.post(
                certifiedBy,
                "CertifyService",
                "{\"commitmentNumber\":\"%s\",\"serviceReceiptNumber\":\"%s\"}"
                        .formatted(ej, recorded.id("serviceReceiptNumber")),
                "If-Match",
                recorded.etag()));
        Reply received = written(ledger.post(receivedBy, "ReceiveInvoice", invoice(ej)));
        return written(ledger.post(
                gina, "MatchInvoice", onPayment(received.id("paymentRequestId")), "If-Match", received.etag()));
    }

    /** A request of 12 000 euros that katia has taken in charge. */
    String acceptedPayment() {
        Reply matched = matched(ledger.token("chorus-pro", Role.SYSTEM_INTERFACE), paula);
        String id = matched.id("paymentRequestId");
        Reply ordered = written(ledger.post(paula, "OrderPayment", onPayment(id), "If-Match", matched.etag()));
        written(ledger.post(katia, "AcceptPaymentRequest", checks(id), "If-Match", ordered.etag()));
        return id;
    }

    String invoice(String commitmentNumber) {
        return """
                {"supplier":"%s","invoiceNumber":"F-%s","invoiceDate":"2025-03-01","receivedOn":"2025-03-02",
                 "amountExclTax":"12000.00","amountInclTax":"12000.00","payeeIban":"%s","commitmentNumber":"%s"}
                """.formatted(SUPPLIER, unit, IBAN, commitmentNumber);
    }

    /** A title of 10 000 euros in charge at CBCM-FIN. */
    Reply titleInCharge() {
        Reply claim = written(ledger.post(gina, "EstablishClaim", """
                {"year":2025,"fundsCentre":"%s","debtor":{"siret":"%s","name":"Redevable"},"subject":"Redevance",
                 "lines":[{"revenueLine":"2306","account":"7060000000","amount":"10000.00"}]}
                """.formatted(unit, SUPPLIER)));
        String number = claim.id("revenueOrderNumber");
        Reply issued = written(ledger.post(
                paula,
                "IssueRevenueOrder",
                "{\"revenueOrderNumber\":\"%s\",\"dueDate\":\"2025-04-15\"}".formatted(number),
                "If-Match",
                claim.etag()));
        return written(ledger.post(katia, "TakeInCharge", onTitle(number), "If-Match", issued.etag()));
    }

    static Reply written(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply;
    }
}
