package fr.quitus.app.demo;

import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.reference.BudgetType;
import fr.quitus.app.reference.Mission;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.value.Balance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The main job: credits allotted, an EJ paid to the bank statement, a title collected, three refusals, the books. */
final class AccountsDemo {
    static final String UNIT = "0156-DR35-U001";
    private static final String SIRET = "85129663200017";
    private static final String SUPPLIER_IBAN = "FR7630006000011234567890189";
    static final String TREASURY_IBAN = "FR7630001007941234567890185";

    private final Journalist journalist;
    private final Counter counter;

    private String firstCommitment = "";

    AccountsDemo(Journalist journalist, Counter counter) {
        this.journalist = journalist;
        this.counter = counter;
    }

    void budget() {
        journalist.chapter("Le budget de l'État — PLF 2025 (projet de loi)");
        Set<String> generalBudget = ReferenceData.load().missions().stream()
                .filter(mission -> mission.budgetType() == BudgetType.BG)
                .map(Mission::code)
                .collect(Collectors.toSet());
        Balance ae = Balance.ZERO;
        Balance cp = Balance.ZERO;
        for (JsonNode mission :
                counter.ask("ada", "/api/v1/budgets/2025/missions").path("items")) {
            if (generalBudget.contains(mission.path("mission").asString())) {
                ae = ae.plus(Balance.parse(mission.path("aeOpened").asString()));
                cp = cp.plus(Balance.parse(mission.path("cpOpened").asString()));
            }
        }
        journalist.say("Budget général : %d missions, AE %s €, CP %s €", generalBudget.size(), ae, cp);
        journalist.checkEquals("AE du budget général, à l'euro", "618306450885.00", ae.text());
        journalist.checkEquals("CP du budget général, à l'euro", "593670651747.00", cp.text());
    }

    void allot() {
        journalist.chapter("Mise à disposition : programme 0156 → BOP 0156-DR35 → UO " + UNIT);
        counter.accepted(
                "denis",
                "2025-01-02",
                "AssignAccountingPost",
                "post",
                Map.of("fundsCentre", UNIT, "post", "CBCM-FIN", "effectiveFrom", "2025-01-01"));
        counter.accepted(
                "rachel",
                "2025-01-02",
                "AllotToOperatingBudget",
                "bop",
                Map.of(
                        "year",
                        2025,
                        "operatingBudget",
                        "0156-DR35",
                        "titleGroup",
                        "HT2",
                        "ae",
                        "500000",
                        "cp",
                        "450000"));
        counter.accepted(
                "boris",
                "2025-01-02",
                "AllotToUnit",
                "uo",
                Map.of("year", 2025, "fundsCentre", UNIT, "titleGroup", "HT2", "ae", "100000", "cp", "80000"));
        journalist.say("L'UO dispose de 100 000,00 € d'AE et 80 000,00 € de CP.");
    }

    static Map<String, Object> draft(String amount) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("year", 2025);
        body.put("fundsCentre", UNIT);
        body.put("type", "MARCHE");
        body.put("supplier", Map.of("siret", SIRET, "name", "Imprimerie de l'Ouest"));
        body.put("subject", "Impression des avis");
        body.put(
                "lines",
                List.of(Map.of(
                        "imputation",
                        Map.of("functionalArea", "0156-01", "title", "T3", "account", "6113110000"),
                        "amount",
                        amount)));
        return body;
    }

    void expenditure() {
        journalist.chapter("La dépense : EJ → service fait → facture → ordonnancement → prise en charge → paiement");
        String ej = counter.accepted("gina", "2025-02-03", "DraftCommitment", "ej", draft("12000.00"))
                .path("ids")
                .path("commitmentNumber")
                .asString();
        firstCommitment = ej;
        Map<String, Object> onEj = Map.of("commitmentNumber", ej);
        counter.accepted("omar", "2025-02-04", "ValidateCommitment", "ej", onEj);
        journalist.say("EJ %s de 12 000,00 € validé par Omar : les AE sont consommées.", ej);
        String receipt = counter.accepted(
                        "gina",
                        "2025-03-02",
                        "RecordService",
                        "ej",
                        Map.of("commitmentNumber", ej, "line", 1, "amount", "12000.00", "dateRendered", "2025-03-01"))
                .path("ids")
                .path("serviceReceiptNumber")
                .asString();
        counter.accepted(
                "omar",
                "2025-03-02",
                "CertifyService",
                "ej",
                Map.of("commitmentNumber", ej, "serviceReceiptNumber", receipt));
        journalist.say("Service fait %s certifié : écriture P01.", receipt);
        String dp = counter.accepted("chorus-pro", "2025-03-03", "ReceiveInvoice", "dp", invoice(ej))
                .path("ids")
                .path("paymentRequestId")
                .asString();
        pay(dp);
    }

    private void pay(String dp) {
        Map<String, Object> onDp = Map.of("paymentRequestId", dp);
        counter.accepted("gina", "2025-03-04", "MatchInvoice", "dp", onDp);
        counter.accepted("omar", "2025-03-10", "OrderPayment", "dp", onDp);
        counter.accepted(
                "katia",
                "2025-03-12",
                "AcceptPaymentRequest",
                "dp",
                Map.of("paymentRequestId", dp, "checks", tenChecks()));
        journalist.say("Facture liquidée, ordonnancée par Omar, prise en charge par Katia (dix contrôles) : P02.");
        counter.accepted(
                "katia",
                "2025-03-19",
                "ScheduleInRun",
                "dp",
                Map.of("paymentRequestId", dp, "runId", "CAMP-2025-03-20", "executionDate", "2025-03-20"));
        JsonNode executed = counter.accepted(
                "katia",
                "2025-03-20",
                "ExecuteRun",
                "dp",
                Map.of("runId", "CAMP-2025-03-20", "paymentRequestId", dp, "valueDate", "2025-03-20"));
        String endToEndId = executed.path("ids").path("endToEndId").asString();
        Map<String, Object> debit = new LinkedHashMap<>(onDp);
        debit.put("endToEndId", endToEndId);
        debit.put("amount", "12000.00");
        debit.put("valueDate", "2025-03-23");
        debit.put("treasuryIban", TREASURY_IBAN);
        debit.put("servicerReference", "BDF-2025-0001");
        counter.accepted("banque", "2025-03-23", "ConfirmSettlement", "dp", debit);
        journalist.say("Virement %s émis (P03) puis vu sur le relevé (P04) : 17 jours après la facture.", endToEndId);
        String status = counter.ask("katia", "/api/v1/payment-requests/" + dp)
                .path("status")
                .asString();
        journalist.checkEquals("La demande de paiement est réglée", "SETTLED", status);
    }

    private static Map<String, Object> invoice(String ej) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("supplier", SIRET);
        body.put("invoiceNumber", "F-2025-117");
        body.put("invoiceDate", "2025-03-02");
        body.put("receivedOn", "2025-03-03");
        body.put("amountExclTax", "10000.00");
        body.put("vat", "2000.00");
        body.put("amountInclTax", "12000.00");
        body.put("payeeIban", SUPPLIER_IBAN);
        body.put("commitmentNumber", ej);
        return body;
    }

    private static Map<String, Boolean> tenChecks() {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        for (var check : AccountantCheck.values()) {
            checks.put(check.name(), true);
        }
        return checks;
    }

    void revenue() {
        journalist.chapter("La recette : créance → titre → prise en charge → encaissement");
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("year", 2025);
        claim.put("fundsCentre", UNIT);
        claim.put("debtor", Map.of("siret", "55210055400013", "name", "Société Exemple"));
        claim.put("subject", "Redevance d'occupation");
        claim.put("lines", List.of(Map.of("revenueLine", "2306", "account", "7060000000", "amount", "10000.00")));
        String title = counter.accepted("gina", "2025-04-01", "EstablishClaim", "titre", claim)
                .path("ids")
                .path("revenueOrderNumber")
                .asString();
        counter.accepted(
                "omar",
                "2025-04-02",
                "IssueRevenueOrder",
                "titre",
                Map.of("revenueOrderNumber", title, "dueDate", "2025-06-15"));
        counter.accepted("katia", "2025-04-03", "TakeInCharge", "titre", Map.of("revenueOrderNumber", title));
        counter.accepted(
                "banque",
                "2025-04-20",
                "AllocateReceipt",
                "titre",
                Map.of(
                        "revenueOrderNumber", title,
                        "amount", "10000.00",
                        "valueDate", "2025-04-20",
                        "treasuryIban", TREASURY_IBAN,
                        "servicerReference", "BDF-2025-0002"));
        journalist.say("Titre %s de 10 000,00 € pris en charge (P30) et encaissé (P31), ligne 2306.", title);
        String status = counter.ask("katia", "/api/v1/revenue-orders/" + title)
                .path("status")
                .asString();
        journalist.checkEquals("Le titre est soldé", "COLLECTED", status);
    }

    void refusals() {
        journalist.chapter("Trois refus, expliqués");
        String ej = counter.accepted("gina", "2025-05-05", "DraftCommitment", "ej2", draft("100000.01"))
                .path("ids")
                .path("commitmentNumber")
                .asString();
        refused(
                "AE_INSUFFISANTES",
                counter.give("omar", "2025-05-06", "ValidateCommitment", "ej2", Map.of("commitmentNumber", ej)));
        refused(
                "FACTURE_DEJA_RECUE",
                counter.give("chorus-pro", "2025-05-06", "ReceiveInvoice", "-", invoice(firstCommitment)));
        refused(
                "ROLE_INSUFFISANT",
                counter.give("katia", "2025-05-06", "ValidateCommitment", "ej2", Map.of("commitmentNumber", ej)));
    }

    private void refused(String code, Reply reply) {
        journalist.say(
                "%s : %s",
                reply.json().path("code").asString(),
                reply.json().path("detail").asString());
        journalist.say("   → %s", reply.json().path("remede").asString());
        journalist.checkEquals("Refus attendu", code, reply.json().path("code").asString());
    }

    void books() {
        journalist.chapter("Les livres : balance générale 2025");
        JsonNode balance = counter.ask("katia", "/api/v1/trial-balance?year=2025");
        for (JsonNode row : balance.path("items")) {
            journalist.say(
                    "%s  %-52.52s %14s %14s",
                    row.path("account").asString(),
                    row.path("label").asString(),
                    row.path("debit").asString(),
                    row.path("credit").asString());
        }
        String debit = balance.path("totals").path("debit").asString();
        String credit = balance.path("totals").path("credit").asString();
        journalist.say("%-65s %14s %14s", "Total", debit, credit);
        journalist.check(
                "La balance est équilibrée", debit.equals(credit) && !debit.equals("0.00"), debit + " / " + credit);
    }
}
