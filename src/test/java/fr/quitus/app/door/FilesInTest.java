package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invoices and files of commands over HTTP. */
@ExtendWith(SharedLedger.class)
class FilesInTest {
    private static final Path SAMPLES = Path.of(System.getProperty("quitus.shared", "../shared"), "samples");
    private static final String AT = RunningLedger.MORNING;

    private final RunningLedger ledger;
    private final Dossiers dossiers;
    private final String portal;

    FilesInTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
        this.portal = ledger.token("chorus-pro", Role.SYSTEM_INTERFACE);
    }

    @Test
    void an_invoice_is_received_once_and_its_supplier_is_told_where_it_stands() {
        Reply ej = dossiers.funded().validated("12000.00");
        String invoice = cii("F-" + dossiers.unit, ej.id("commitmentNumber"), "380", "1000.00", "200.00", "1200.00");

        Reply received = post(portal, "/api/v1/invoices", "application/xml", invoice);
        Reply again = post(portal, "/api/v1/invoices", "application/xml", invoice + " ");
        String id = received.json().at("/accepted/0/ids/paymentRequestId").asString();
        String position = String.valueOf(ledger.log().head());
        Reply status = ledger.get(dossiers.gina, "/api/v1/invoices/" + id + "/status", "Quitus-Min-Position", position);
        Reply all = ledger.get(portal, "/api/v1/invoices/statuses?since=0&limit=1000", "Quitus-Min-Position", position);

        assertThat(received.status()).as(received.toString()).isEqualTo(200);
        assertThat(again.json().at("/ignored/0/reason").asString()).startsWith("Déjà reçue");
        assertThat(status.json().path("items").valueStream().map(item -> item.path("status")
                        .asString()))
                .as(status.toString())
                .containsExactly("DEPOSEE", "MISE_A_DISPOSITION");
        assertThat(all.body()).contains(id);
        assertThat(ledger.get(dossiers.gina, "/api/v1/invoices/statuses").status())
                .isIn(200, 403);
    }

    @Test
    void a_status_follows_each_act_on_the_invoice() {
        String id = dossiers.funded().acceptedPayment();

        Reply status = ledger.get(
                portal,
                "/api/v1/invoices/" + id + "/status",
                "Quitus-Min-Position",
                String.valueOf(ledger.log().head()));

        assertThat(status.json().path("items").valueStream().map(item -> item.path("status")
                        .asString()))
                .containsExactly(
                        "DEPOSEE",
                        "MISE_A_DISPOSITION",
                        "SERVICE_FAIT",
                        "MANDATEE",
                        "MISE_A_DISPOSITION_COMPTABLE",
                        "COMPTABILISEE");
    }

    @Test
    void an_invoice_that_names_no_commitment_or_is_a_credit_note_says_so() {
        Reply none = post(
                portal,
                "/api/v1/invoices",
                "application/xml",
                cii("F-1", "commande 12", "380", "1000.00", "200.00", "1200.00"));
        Reply unknown = post(
                portal,
                "/api/v1/invoices",
                "application/xml",
                cii("F-2", "2999999999", "380", "1000.00", "200.00", "1200.00"));
        Reply credit = post(
                portal,
                "/api/v1/invoices",
                "application/xml",
                cii("A-1", "2999999999", "381", "1000.00", "200.00", "1200.00"));
        Reply byKatia = post(dossiers.katia, "/api/v1/invoices", "application/xml", "<a/>");

        assertThat(none.status()).isEqualTo(422);
        assertThat(code(none)).isEqualTo("EJ_ABSENT");
        assertThat(code(unknown)).isEqualTo("EJ_INCONNU");
        assertThat(code(credit)).isEqualTo("AVOIR_NON_INTEGRE");
        assertThat(byKatia.code()).isEqualTo("ROLE_INSUFFISANT");
    }

    @Test
    void a_credit_note_is_received_on_the_commitment_of_the_one_invoice_it_names() {
        String ej = dossiers.funded().validated("12000.00").id("commitmentNumber");
        String number = "F-" + dossiers.unit;
        Reply invoice = post(
                portal, "/api/v1/invoices", "application/xml", cii(number, ej, "380", "1000.00", "200.00", "1200.00"));
        String note = crediting(cii("A-" + dossiers.unit, "", "381", "100.00", "20.00", "120.00"), number);

        Reply received = post(portal, "/api/v1/invoices", "application/xml", note);
        Reply again = post(portal, "/api/v1/invoices", "application/xml", note + " ");
        String id = received.json().at("/accepted/0/ids/paymentRequestId").asString();

        assertThat(invoice.status()).as(invoice.toString()).isEqualTo(200);
        assertThat(received.status()).as(received.toString()).isEqualTo(200);
        assertThat(again.json().at("/ignored/0/reason").asString()).startsWith("Déjà reçue");
        byte[] event =
                ledger.log().readStream("payment-request:" + id, 0).getFirst().payload();
        assertThat(new String(event, StandardCharsets.UTF_8))
                .contains("\"kind\":\"CREDIT_NOTE\"", "\"commitmentNumber\":\"" + ej + "\"")
                .contains("\"correctedRequestId\":\""
                        + invoice.json().at("/accepted/0/ids/paymentRequestId").asString() + "\"");
    }

    @Test
    void a_credit_note_on_an_invoice_nobody_received_or_on_another_commitment_says_so() {
        String ej = dossiers.funded().validated("12000.00").id("commitmentNumber");
        String number = "F-" + dossiers.unit;
        post(portal, "/api/v1/invoices", "application/xml", cii(number, ej, "380", "1000.00", "200.00", "1200.00"));

        Reply unknown = post(
                portal,
                "/api/v1/invoices",
                "application/xml",
                crediting(cii("A-1-" + dossiers.unit, ej, "381", "100.00", "20.00", "120.00"), number + "-?"));
        Reply other = post(
                portal,
                "/api/v1/invoices",
                "application/xml",
                crediting(cii("A-2-" + dossiers.unit, "2999999999", "381", "100.00", "20.00", "120.00"), number));

        assertThat(code(unknown)).isEqualTo("AVOIR_NON_INTEGRE");
        assertThat(unknown.json().at("/rejected/0/reason").asString()).startsWith("Aucune facture");
        assertThat(code(other)).isEqualTo("AVOIR_NON_INTEGRE");
        assertThat(other.json().at("/rejected/0/place").asString()).isEqualTo("OrderReference");
    }

    @Test
    void real_invoices_and_statements_are_read_or_refused_with_a_reason() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "quitus.shared is absent");

        for (String invoice : List.of(
                "facturx-cii-en16931.xml",
                "facturx-cii-minimum-fr.xml",
                "ubl-invoice-01.01a.xml",
                "facturx-avoir-fr-basicwl.pdf")) {
            String type = invoice.endsWith(".pdf") ? "application/pdf" : "application/xml";
            Reply reply =
                    ledger.postFile(portal, "/api/v1/invoices", type, Files.readAllBytes(SAMPLES.resolve(invoice)), AT);
            assertThat(reply.status()).as(invoice + reply).isEqualTo(422);
            assertThat(reply.json().at("/rejected/0/reason").asString())
                    .as(invoice)
                    .isNotEmpty();
        }
        for (String statement : List.of(
                "camt-nordea.xml",
                "camt.053-gs-uk.xml",
                "camt.053.001.04-business-sample-dvbern.xml",
                "camt.053.001.07-prowide.xml",
                "camt.054.001.08-postfinance-a.xml",
                "pain.002-nordea-txn-reject.xml",
                "pain.002.001.10-hbci4java-01.xml",
                "pain.001-sepa-v3.xml")) {
            Reply reply = ledger.postFile(
                    dossiers.bank,
                    "/api/v1/bank-files",
                    "application/xml",
                    Files.readAllBytes(SAMPLES.resolve(statement)),
                    AT);
            assertThat(reply.json().at("/counts/accepted").asInt())
                    .as(statement + reply)
                    .isZero();
            assertThat(reply.json().at("/counts/rejected").asInt()
                            + reply.json().at("/counts/unidentified").asInt()
                            + reply.json().at("/counts/ignored").asInt())
                    .as(statement + reply)
                    .isPositive();
        }
    }

    @Test
    void commands_in_columns_are_done_line_by_line_and_only_once() {
        dossiers.funded();
        String key = "csv-" + dossiers.unit;
        String file = """
                command;key;year;fundsCentre;type;supplier.siret;supplier.name;subject;\
                lines.1.imputation.functionalArea;lines.1.imputation.title;lines.1.imputation.account;lines.1.amount
                DraftCommitment;%s;2025;%s;MARCHE;%s;Fournitures SA;Papier;0156-01;T3;6113110000;120.00
                DraftCommitment;;2025;%s;MARCHE;%s;Fournitures SA;Papier;0156-01;T3;6113110000;beaucoup
                Rien;;2025;;;;;;;;;
                """.formatted(key, dossiers.unit, Dossiers.SUPPLIER, dossiers.unit, Dossiers.SUPPLIER);

        Reply simulated = post(dossiers.gina, "/api/v1/command-files?simulate=true", "text/csv", file);
        long head = ledger.log().head();
        Reply done = post(dossiers.gina, "/api/v1/command-files", "text/csv", file);
        Reply again = post(dossiers.gina, "/api/v1/command-files", "text/csv", file);

        assertThat(simulated.json().at("/counts/accepted").asInt())
                .as(simulated.toString())
                .isEqualTo(1);
        assertThat(simulated.json().path("simulated").asBoolean()).isTrue();
        assertThat(done.json().at("/accepted/0/ids/commitmentNumber").asString())
                .as(done.toString())
                .matches("2[0-9]{9}");
        assertThat(done.json().at("/accepted/0/reference").asString()).isEqualTo(key);
        assertThat(done.json().at("/rejected/0/place").asString()).isEqualTo("/lines/0/amount");
        assertThat(done.json().at("/rejected/1/code").asString()).isEqualTo("COMMANDE_INCONNUE");
        assertThat(again.json().at("/counts/ignored").asInt()).isEqualTo(1);
        assertThat(ledger.log().head()).isEqualTo(head + 1);
    }

    @Test
    void commands_as_json_lines_go_on_with_what_the_line_before_did() {
        dossiers.funded();
        Reply drafted = dossiers.drafted("12000.00");
        String ej = drafted.id("commitmentNumber");
        String file = """
                {"command":"ValidateCommitment","version":0,"body":{"commitmentNumber":"%s"}}
                {"command":"ValidateCommitment","version":0,"body":{"commitmentNumber":"%s"}}
                {"command":"ValidateCommitment","body":{"commitmentNumber":"%s"}}
                ceci n'est pas du JSON
                """.formatted(ej, ej, ej);

        Reply done = post(dossiers.paula, "/api/v1/command-files", "application/x-ndjson", file);

        assertThat(done.json().at("/counts/accepted").asInt())
                .as(done.toString())
                .isEqualTo(1);
        assertThat(done.json().path("rejected").valueStream().map(line -> line.path("code")
                        .asString()))
                .containsExactly("VERSION_PERIMEE", "ETAT_INCOMPATIBLE", "REQUETE_INVALIDE");
        assertThat(ledger.stream("commitment:" + ej)).hasSize(2);
    }

    @Test
    void a_file_of_another_form_or_without_titles_is_not_taken() {
        Reply json = post(dossiers.gina, "/api/v1/command-files", "application/json", "{}");
        Reply empty = post(dossiers.gina, "/api/v1/command-files", "text/csv", "");

        assertThat(json.status()).isEqualTo(415);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(code(empty)).isEqualTo("FICHIER_VIDE");
    }

    private static String code(Reply reply) {
        return reply.json().at("/rejected/0/code").asString();
    }

    private Reply post(String token, String path, String type, String file) {
        return ledger.postFile(token, path, type, file.getBytes(StandardCharsets.UTF_8), AT);
    }

    /** The same document, on the invoice of this number and without an account to pay. */
    private static String crediting(String cii, String invoiceNumber) {
        String means = "ram:SpecifiedTradeSettlementPaymentMeans>";
        return cii.replaceAll("(?s)<" + means + ".*</" + means, "")
                .replace(
                        "</ram:ApplicableHeaderTradeSettlement>",
                        "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>" + invoiceNumber
                                + "</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>"
                                + "</ram:ApplicableHeaderTradeSettlement>");
    }

    private static String cii(String number, String order, String type, String net, String tax, String gross) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
                <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
                <ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
                </rsm:ExchangedDocumentContext>
                <rsm:ExchangedDocument><ram:ID>%s</ram:ID><ram:TypeCode>%s</ram:TypeCode>
                <ram:IssueDateTime><udt:DateTimeString format="102">20250301</udt:DateTimeString></ram:IssueDateTime>
                </rsm:ExchangedDocument>
                <rsm:SupplyChainTradeTransaction>
                <ram:ApplicableHeaderTradeAgreement>
                <ram:SellerTradeParty><ram:Name>Fournitures SA</ram:Name>
                <ram:SpecifiedLegalOrganization><ram:ID schemeID="0009">%s</ram:ID></ram:SpecifiedLegalOrganization>
                </ram:SellerTradeParty>
                <ram:BuyerTradeParty><ram:Name>État</ram:Name></ram:BuyerTradeParty>
                <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>%s</ram:IssuerAssignedID>
                </ram:BuyerOrderReferencedDocument>
                </ram:ApplicableHeaderTradeAgreement>
                <ram:ApplicableHeaderTradeDelivery/>
                <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>
                <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>%s</ram:IBANID>
                </ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
                <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:TaxBasisTotalAmount>%s</ram:TaxBasisTotalAmount>
                <ram:TaxTotalAmount currencyID="EUR">%s</ram:TaxTotalAmount>
                <ram:GrandTotalAmount>%s</ram:GrandTotalAmount>
                <ram:DuePayableAmount>%s</ram:DuePayableAmount>
                </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                </ram:ApplicableHeaderTradeSettlement>
                </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
                """.formatted(number, type, Dossiers.SUPPLIER, order, Dossiers.IBAN, net, tax, gross, gross);
    }
}
