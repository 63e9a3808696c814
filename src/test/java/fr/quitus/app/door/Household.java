package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.written;

/** Ménage : a natural person who is registered, engaged with, paid in a run and settled, over HTTP. */
final class Household {
    static final String FAMILY_NAME = "Montcornet d'Aubrac";
    static final String NAME = "Aglaé " + FAMILY_NAME;
    static final String IBAN = "FR7630001007941234567890185";

    private static final String AT = "2025-03-20T10:00:00+01:00";
    private static final String DAY = "2025-03-20";
    private static final String RUN = "AIDES-2025-03";

    private final RunningLedger ledger;
    private final Dossiers dossiers;
    final String number;
    final String commitment;
    final String request;

    Household(RunningLedger ledger, Dossiers dossiers) {
        this.ledger = ledger;
        this.dossiers = dossiers;
        this.number = registered();
        this.commitment = served();
        this.request = settled();
    }

    private String registered() {
        Reply registered = at(dossiers.gina, "RegisterNaturalPerson", """
                {"person":{"familyName":"%s","givenNames":"Aglaé"}}
                """.formatted(FAMILY_NAME));
        String ref = registered.id("thirdParty");
        Reply added = at(dossiers.gina, "AddPayeeAccount", """
                {"thirdParty":"%s","iban":"%s","from":"2025-01-01","justification":"RIB"}
                """.formatted(ref, IBAN), registered);
        at(dossiers.katia, "ValidatePayeeAccount", """
                {"thirdParty":"%s","iban":"%s"}
                """.formatted(ref, IBAN), added);
        return ref;
    }

    private String served() {
        Reply drafted = at(dossiers.gina, "DraftCommitment", """
                {"year":2025,"fundsCentre":"%s","type":"SUBVENTION",
                 "supplier":{"thirdPartyId":"%s","name":"%s"},"subject":"Aide aux ménages",
                 "lines":[{"imputation":{"functionalArea":"0156-01","title":"T6","account":"6512300000"},
                           "amount":"800.00"}]}
                """.formatted(dossiers.unit, number, NAME));
        String ej = drafted.id("commitmentNumber");
        Reply validated = at(dossiers.paula, "ValidateCommitment", Dossiers.onCommitment(ej), drafted);
        Reply recorded = at(dossiers.gina, "RecordService", """
                {"commitmentNumber":"%s","line":1,"amount":"800.00","dateRendered":"2025-03-02"}
                """.formatted(ej), validated);
        at(dossiers.paula, "CertifyService", """
                {"commitmentNumber":"%s","serviceReceiptNumber":"%s"}
                """.formatted(ej, recorded.id("serviceReceiptNumber")), recorded);
        return ej;
    }

    private String settled() {
        Reply received = at(dossiers.gina, "ReceiveInvoice", """
                {"supplier":"%s","invoiceNumber":"DOSSIER-1","invoiceDate":"2025-03-01","receivedOn":"2025-03-02",
                 "amountExclTax":"800.00","amountInclTax":"800.00","payeeIban":"%s","commitmentNumber":"%s",
                 "kind":"SUBSIDY"}
                """.formatted(number, IBAN, commitment));
        String dp = received.id("paymentRequestId");
        Reply matched = at(dossiers.gina, "MatchInvoice", Dossiers.onPayment(dp), received);
        Reply ordered = at(dossiers.paula, "OrderPayment", Dossiers.onPayment(dp), matched);
        Reply accepted = at(dossiers.katia, "AcceptPaymentRequest", Dossiers.checks(dp), ordered);
        at(dossiers.katia, "OpenRun", """
                {"runId":"%s","executionDate":"%s","post":"CBCM-FIN",
                 "account":{"holder":"Trésor public","iban":"%s","bic":"BDFEFRPPCCT"}}
                """.formatted(RUN, DAY, BankPapers.TREASURY));
        Reply scheduled = at(dossiers.katia, "ScheduleInRun", """
                {"paymentRequestId":"%s","runId":"%s","executionDate":"%s"}
                """.formatted(dp, RUN, DAY), accepted);
        Reply executed = at(dossiers.katia, "ExecuteRun", """
                {"runId":"%s","paymentRequestId":"%s","valueDate":"%s"}
                """.formatted(RUN, dp, DAY), scheduled);
        at(
                dossiers.bank,
                "ConfirmSettlement",
                """
                {"paymentRequestId":"%s","endToEndId":"%s","amount":"800.00","valueDate":"%s","treasuryIban":"%s",
                 "servicerReference":"BDF-AIDE-1"}
                """.formatted(dp, executed.id("endToEndId"), DAY, BankPapers.TREASURY),
                executed);
        return dp;
    }

    private Reply at(String token, String command, String json) {
        return written(ledger.post(token, command, json, "Quitus-Simulated-Time", AT));
    }

    private Reply at(String token, String command, String json, Reply before) {
        return written(ledger.post(token, command, json, "Quitus-Simulated-Time", AT, "If-Match", before.etag()));
    }
}
