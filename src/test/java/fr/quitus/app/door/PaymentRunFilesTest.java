package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.transfer.PaymentFileCheck;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run over HTTP, from its opening to its one file and to what the bank says of it. */
@ExtendWith(SharedLedger.class)
class PaymentRunFilesTest {
    private static final String DAY = "2025-03-20";
    private static final String AT = "2025-03-20T10:00:00+01:00";
    /** After the payment deadline of what is paid in March. */
    private static final String LATE_DAY = "2025-04-22";

    private static final String LATE = "2025-04-22T10:00:00+02:00";

    /** When the bank's files arrive. */
    private static final String EVENING = "2025-03-21T20:00:00+01:00";

    private final RunningLedger ledger;
    private final Dossiers dossiers;
    private final String run;

    PaymentRunFilesTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger).funded();
        this.run = "RUN-" + dossiers.unit.substring(10);
    }

    @Test
    void a_run_is_paid_closed_and_downloaded_as_the_same_bytes_each_time() {
        open();
        String first = scheduled();
        String second = new Dossiers(ledger).funded().acceptedPayment();
        schedule(second);

        Reply paid = execute();
        Reply closed = written(close());
        Reply file = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run + "/file");
        Reply again = ledger.get(dossiers.bank, "/api/v1/payment-runs/" + run + "/file");

        assertThat(paid.json().path("executed").size()).as(paid.toString()).isEqualTo(2);
        assertThat(paid.json().path("remaining").asInt()).isZero();
        assertThat(ledger.stream("payment-request:" + first)).endsWith("payment-executed.v1");
        assertThat(file.status()).as(file.toString()).isEqualTo(200);
        byte[] bytes = file.body().getBytes(StandardCharsets.UTF_8);
        assertThat(PaymentFileCheck.check(IncomingFile.of(bytes))).isEmpty();
        assertThat(file.body()).contains("<MsgId>" + run + "</MsgId>", "<CtrlSum>24000.00</CtrlSum>", "Fournitures SA");
        assertThat(IncomingFile.sha256(bytes))
                .isEqualTo(file.header("Quitus-File-Sha256"))
                .isEqualTo(closed.id("sha256"));
        assertThat(file.header("Quitus-File-First-Taken")).isEmpty();
        assertThat(again.body()).isEqualTo(file.body());
        assertThat(again.header("Quitus-File-First-Taken")).isNotEmpty();
        assertThat(again.header("Quitus-File-Takings")).isEqualTo("2");
        Reply shown = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run);
        assertThat(shown.json().at("/file/takings").size()).isEqualTo(2);
        assertThat(shown.json().at("/file/takings/0/by").asString()).isEqualTo("katia");
    }

    @Test
    void late_interest_is_paid_in_the_name_of_its_supplier() {
        String id = dossiers.acceptedPayment();
        late(dossiers.katia, "ScheduleInRun", inRun(id, "RETARD-" + run, "executionDate"), id);
        Reply paid = late(dossiers.katia, "ExecuteRun", inRun(id, "RETARD-" + run, "valueDate"), id);
        String interest = paid.id("lateInterestRequestId");
        written(ledger.post(dossiers.katia, "OpenRun", opening(LATE_DAY), "Quitus-Simulated-Time", LATE));

        late(dossiers.paula, "OrderPayment", Dossiers.onPayment(interest), interest);
        late(dossiers.katia, "AcceptPaymentRequest", Dossiers.checks(interest), interest);
        late(dossiers.katia, "ScheduleInRun", inRun(interest, run, "executionDate"), interest);
        late(dossiers.katia, "ExecuteRun", inRun(interest, run, "valueDate"), interest);
        written(ledger.post(
                dossiers.katia, "CloseRun", "{\"runId\":\"%s\"}".formatted(run), "Quitus-Simulated-Time", LATE));
        Reply file = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run + "/file");

        assertThat(file.body()).contains("<Nm>Fournitures SA</Nm>").doesNotContain("SIRET");
    }

    private Reply late(String token, String name, String json, String id) {
        return written(ledger.post(token, name, json, "If-Match", version(id), "Quitus-Simulated-Time", LATE));
    }

    private static String inRun(String id, String run, String date) {
        return "{\"paymentRequestId\":\"%s\",\"runId\":\"%s\",\"%s\":\"%s\"}".formatted(id, run, date, LATE_DAY);
    }

    @Test
    void a_file_whose_kept_bytes_are_lost_is_made_again_of_the_events() throws SQLException {
        open();
        scheduled();
        execute();
        written(close());
        Reply file = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run + "/file");
        ledger.forgetPaymentFile(file.header("Quitus-File-Sha256"));

        Reply again = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run + "/file");

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(file.body());
    }

    @Test
    void a_run_that_is_open_has_no_file_and_is_unknown_to_another_post() {
        open();
        String karl = RunningLedger.sign(
                ledger.claims("karl", Role.PUBLIC_ACCOUNTANT)
                        .claim("posts", List.of("DRFIP-35"))
                        .build(),
                ledger.issuerKey());

        assertThat(ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run + "/file")
                        .code())
                .isEqualTo("DOSSIER_INCONNU");
        assertThat(ledger.get(karl, "/api/v1/payment-runs/" + run).status()).isEqualTo(404);
        assertThat(ledger.get(dossiers.gina, "/api/v1/payment-runs/" + run).status())
                .isEqualTo(404);
        assertThat(ledger.get(dossiers.gina, "/api/v1/payment-runs").status()).isEqualTo(403);
        Reply opened = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run);
        assertThat(opened.text("status")).isEqualTo("OPEN");
    }

    @Test
    void a_request_that_cannot_be_paid_keeps_no_other_back_and_the_run_open() {
        open();
        String held = scheduled();
        Dossiers other = new Dossiers(ledger).funded();
        String paid = other.acceptedPayment();
        schedule(paid);
        written(ledger.post(
                dossiers.gina,
                "ChangePayeeAccount",
                "{\"paymentRequestId\":\"%s\",\"payeeIban\":\"FR1420041010050500013M02606\",\"justification\":\"RIB\"}"
                        .formatted(held),
                "If-Match",
                version(held)));

        Reply report = execute();
        Reply refused = close();

        assertThat(report.json().at("/executed/0/paymentRequestId").asString())
                .as(report.toString())
                .isEqualTo(paid);
        assertThat(report.json().at("/refused/0/code").asString()).isEqualTo("RIB_MODIFIE");
        assertThat(report.json().path("remaining").asInt()).isEqualTo(1);
        assertThat(refused.code()).isEqualTo("CAMPAGNE_INCOMPLETE");
        written(ledger.post(
                dossiers.katia,
                "WithdrawFromRun",
                "{\"paymentRequestId\":\"%s\",\"reason\":\"RIB\"}".formatted(held),
                "If-Match",
                version(held)));
        Reply closed = written(close());
        Reply listed = ledger.get(
                dossiers.katia,
                "/api/v1/payment-runs?status=CLOSED&limit=1000",
                "Quitus-Min-Position",
                closed.header("Quitus-Position"));
        assertThat(listed.body()).contains("\"runId\":\"" + run + "\"").contains("\"total\":\"12000.00\"");
    }

    @Test
    void a_statement_settles_returns_and_collects_and_is_known_when_it_comes_again() {
        open();
        scheduled();
        execute();
        written(close());
        String transfer = transfer();
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        var lines = List.of(
                BankPapers.Line.debit("D-" + run, "12000.00", transfer),
                BankPapers.Line.returned("R-" + run, "12000.00", transfer, "AC04"),
                BankPapers.Line.credit("C-" + run, "10000.00", "Titre " + title),
                BankPapers.Line.credit("U-" + run, "5.00", "merci"),
                BankPapers.Line.debit("V-" + run, "6.00", "INCONNU-1"));

        Reply first = post(dossiers.bank, BankPapers.camt053("S1-" + run, lines));
        Reply second = post(dossiers.bank, BankPapers.camt053("S2-" + run, lines.subList(0, 3)));

        assertThat(counts(first)).as(first.toString()).isEqualTo("3 accepted, 0 ignored, 2 unidentified, 0 rejected");
        assertThat(first.json().path("accepted").valueStream().map(line -> line.path("command")
                        .asString()))
                .containsExactly("ConfirmSettlement", "RecordReturn", "AllocateReceipt");
        assertThat(first.json().at("/unidentified/0/reason").asString()).contains("aucun titre");
        assertThat(counts(second)).as(second.toString()).isEqualTo("0 accepted, 3 ignored, 0 unidentified, 0 rejected");
    }

    @Test
    void a_refund_is_settled_then_given_back_by_the_statement_and_known_when_it_comes_again() {
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        post(
                dossiers.bank,
                BankPapers.camt053(
                        "X1-" + run, List.of(BankPapers.Line.credit("X-" + run, "10250.00", "Titre " + title))));
        Reply refund = written(ledger.post(
                dossiers.katia,
                "RefundOverpayment",
                "{\"revenueOrderNumber\":\"%s\",\"payeeIban\":\"FR1420041010050500013M02606\",\"valueDate\":\"%s\"}"
                        .formatted(title, DAY),
                "If-Match",
                ledger.get(dossiers.katia, "/api/v1/revenue-orders/" + title).etag()));
        String identity = refund.id("endToEndId");
        var lines = List.of(
                BankPapers.Line.debit("RD-" + run, "250.00", identity),
                BankPapers.Line.returned("RR-" + run, "250.00", identity, "AC04"));

        Reply told = post(dossiers.bank, BankPapers.camt053("X2-" + run, lines));
        Reply again = post(dossiers.bank, BankPapers.camt053("X3-" + run, lines));

        assertThat(counts(told)).as(told.toString()).isEqualTo("2 accepted, 0 ignored, 0 unidentified, 0 rejected");
        assertThat(told.json().path("accepted").valueStream().map(line -> line.path("command")
                        .asString()))
                .containsExactly("ConfirmRefund", "RecordRefundReturn");
        assertThat(counts(again)).as(again.toString()).isEqualTo("0 accepted, 2 ignored, 0 unidentified, 0 rejected");
        assertThat(ledger.stream("revenue-order:" + title)).endsWith("refund-settled.v1", "refund-returned.v1");
    }

    @Test
    void a_refund_goes_out_in_the_file_of_its_run_and_is_rejected_by_a_report() {
        open();
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        post(
                dossiers.bank,
                BankPapers.camt053(
                        "Y1-" + run, List.of(BankPapers.Line.credit("Y-" + run, "10250.00", "Titre " + title))));
        Reply refund = written(ledger.post(
                dossiers.katia,
                "RefundOverpayment",
                ("{\"revenueOrderNumber\":\"%s\",\"payeeIban\":\"FR1420041010050500013M02606\",\"valueDate\":\"%s\","
                                + "\"runId\":\"%s\"}")
                        .formatted(title, DAY, run),
                "If-Match",
                ledger.get(dossiers.katia, "/api/v1/revenue-orders/" + title).etag()));
        String identity = refund.id("endToEndId");
        written(close());

        Reply file = ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run + "/file");
        Reply told = post(dossiers.bank, BankPapers.pain002("PR1-" + run, run, identity, "AC01"));
        Reply again = post(dossiers.bank, BankPapers.pain002("PR2-" + run, run, identity, "AC01"));

        assertThat(PaymentFileCheck.check(IncomingFile.of(file.body().getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(file.body())
                .contains("<EndToEndId>" + identity + "</EndToEndId>", "<CtrlSum>250.00</CtrlSum>", title);
        assertThat(counts(told)).as(told.toString()).startsWith("1 accepted").endsWith("0 rejected");
        assertThat(told.json().at("/accepted/0/command").asString()).isEqualTo("RecordRefundReturn");
        assertThat(counts(again)).as(again.toString()).startsWith("0 accepted").endsWith("0 rejected");
        assertThat(ledger.stream("revenue-order:" + title)).endsWith("refund-returned.v1");
        assertThat(ledger.stream("payment-run:" + run))
                .containsSubsequence("run-refund-ordered.v2", "payment-run-closed.v1");
    }

    @Test
    void a_return_told_before_its_debit_is_refused_and_done_when_the_file_comes_again() {
        open();
        scheduled();
        execute();
        written(close());
        String transfer = transfer();
        String returned = BankPapers.camt053(
                "R1-" + run, List.of(BankPapers.Line.returned("R-" + run, "12000.00", transfer, "AC04")));
        String debited =
                BankPapers.camt053("D1-" + run, List.of(BankPapers.Line.debit("D-" + run, "12000.00", transfer)));

        Reply early = post(dossiers.bank, returned);
        post(dossiers.bank, debited);
        Reply late = post(dossiers.bank, returned);

        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/rejected/0/code").asString()).isEqualTo("ETAT_INCOMPATIBLE");
        assertThat(counts(late)).as(late.toString()).isEqualTo("1 accepted, 0 ignored, 0 unidentified, 0 rejected");
        assertThat(counts(post(dossiers.bank, returned)))
                .isEqualTo("0 accepted, 1 ignored, 0 unidentified, 0 rejected");
    }

    @Test
    void a_rejection_report_returns_the_transfer_once() {
        open();
        String id = scheduled();
        execute();
        written(close());
        String transfer = transfer();

        Reply told = post(dossiers.bank, BankPapers.pain002("P1-" + run, run, transfer, "AC01"));
        Reply again = post(dossiers.bank, BankPapers.pain002("P2-" + run, run, transfer, "AC01"));

        assertThat(counts(told)).as(told.toString()).startsWith("1 accepted");
        assertThat(counts(again)).as(again.toString()).startsWith("0 accepted").endsWith("0 rejected");
        assertThat(ledger.stream("payment-request:" + id)).endsWith("payment-returned.v1");
    }

    @Test
    void a_file_that_cannot_be_read_whole_applies_nothing() throws IOException {
        open();
        String id = scheduled();
        execute();
        written(close());
        String statement =
                BankPapers.camt053("S1-" + run, List.of(BankPapers.Line.debit("D-" + run, "12000.00", transfer())));

        Reply cut = post(dossiers.bank, statement.substring(0, statement.length() - 30));
        Reply bomb = post(dossiers.bank, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        Reply byGina = post(dossiers.gina, statement);
        String large = announced(IncomingFile.FILE_BYTES_MAX + 1L);

        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.json().at("/rejected/0/code").asString()).isEqualTo("XML_MAL_FORME");
        assertThat(bomb.json().at("/rejected/0/code").asString()).isEqualTo("DOCTYPE_INTERDIT");
        assertThat(byGina.status()).isEqualTo(403);
        assertThat(large).startsWith("HTTP/1.1 413");
        assertThat(ledger.stream("payment-request:" + id)).endsWith("payment-executed.v1");
    }

    @Test
    void the_same_statement_posted_at_once_by_several_is_booked_once() throws Exception {
        String title = dossiers.titleInCharge().id("revenueOrderNumber");
        String statement = BankPapers.camt053(
                "S1-" + run, List.of(BankPapers.Line.credit("C-" + run, "4000.00", "Titre " + title)));

        List<Reply> replies;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> sending = () -> post(dossiers.bank, statement);
            replies = senders.invokeAll(Collections.nCopies(3, sending)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(replies.stream()
                        .mapToInt(reply -> reply.json().at("/counts/accepted").asInt())
                        .sum())
                .as(replies.toString())
                .isEqualTo(1);
        assertThat(replies)
                .allMatch(reply -> reply.json().at("/counts/rejected").asInt() == 0);
    }

    @Test
    void ten_thousand_entries_that_cite_titles_nobody_knows_are_each_told() {
        List<BankPapers.Line> lines = IntStream.range(0, 10_000)
                .mapToObj(i -> BankPapers.Line.credit("L-" + run + "-" + i, "1.00", "Titre " + (3_999_000_000L + i)))
                .toList();

        Reply reply = post(dossiers.bank, BankPapers.camt053("L-" + run, lines));

        assertThat(counts(reply)).isEqualTo("0 accepted, 0 ignored, 10000 unidentified, 0 rejected");
        assertThat(reply.json().path("unfinished").asInt()).isZero();
    }

    private static String counts(Reply reply) {
        var counts = reply.json().path("counts");
        return "%d accepted, %d ignored, %d unidentified, %d rejected"
                .formatted(
                        counts.path("accepted").asInt(),
                        counts.path("ignored").asInt(),
                        counts.path("unidentified").asInt(),
                        counts.path("rejected").asInt());
    }

    private Reply post(String token, String xml) {
        return ledger.postFile(
                token, "/api/v1/bank-files", "application/xml", xml.getBytes(StandardCharsets.UTF_8), EVENING);
    }

    /** What a file of this length is answered before any of it is sent. */
    private String announced(long length) throws IOException {
        URI address = URI.create(ledger.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) RunningLedger.DEADLINE.toMillis());
            socket.getOutputStream().write("""
                    POST /api/v1/bank-files HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Authorization: Bearer %s\r
                    Content-Type: application/xml\r
                    Content-Length: %d\r
                    \r
                    """.formatted(dossiers.bank, length).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private String transfer() {
        return ledger.get(dossiers.katia, "/api/v1/payment-runs/" + run)
                .json()
                .at("/transfers/0/endToEndId")
                .asString();
    }

    private String version(String id) {
        return ledger.get(dossiers.katia, "/api/v1/payment-requests/" + id).etag();
    }

    private void open() {
        written(ledger.post(dossiers.katia, "OpenRun", opening(DAY)));
    }

    private String opening(String day) {
        return """
                {"runId":"%s","executionDate":"%s","post":"CBCM-FIN",
                 "account":{"holder":"Trésor public","iban":"%s","bic":"BDFEFRPPCCT"}}
                """.formatted(run, day, BankPapers.TREASURY);
    }

    private String scheduled() {
        String id = dossiers.acceptedPayment();
        schedule(id);
        return id;
    }

    private void schedule(String id) {
        written(ledger.post(
                dossiers.katia,
                "ScheduleInRun",
                "{\"paymentRequestId\":\"%s\",\"runId\":\"%s\",\"executionDate\":\"%s\"}".formatted(id, run, DAY),
                "If-Match",
                version(id)));
    }

    private Reply execute() {
        return ledger.postFile(
                dossiers.katia,
                "/api/v1/payment-runs/" + run + "/execution",
                "application/json",
                new byte[0],
                AT,
                "Idempotency-Key",
                RunningLedger.newKey());
    }

    private Reply close() {
        return ledger.post(
                dossiers.katia, "CloseRun", "{\"runId\":\"%s\"}".formatted(run), "Quitus-Simulated-Time", AT);
    }
}
