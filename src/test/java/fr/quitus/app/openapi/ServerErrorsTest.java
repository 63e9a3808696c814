package fr.quitus.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.openapi.ServedLedger.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever stops a request, server, filter or framework, the caller reads a problem in French and never a page. */
class ServerErrorsTest {
    private static final int READ_TIMEOUT_MS = 30_000;

    @TempDir
    static Path data;

    private static ServedLedger ledger;

    @BeforeAll
    static void start() {
        ledger = ServedLedger.start(data);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void an_unknown_address_is_a_problem_even_for_a_browser() {
        Reply reply = ledger.send(ledger.as("ada", "/api/v1/nowhere").header("Accept", "text/html"));

        assertProblem(reply, 404, "PAGE_INCONNUE");
        assertThat(reply.json().get("remede").asString()).contains("GET /api/v1/openapi.json");
    }

    @Test
    void an_unknown_address_without_a_token_is_not_told_to_be_unknown() {
        Reply reply = ledger.send(ledger.to("/api/v1/nowhere"));

        assertProblem(reply, 401, "NON_AUTHENTIFIE");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void the_error_page_asked_for_directly_does_not_exist() {
        assertProblem(ledger.send(ledger.to("/error")), 404, "PAGE_INCONNUE");
    }

    @Test
    void a_method_that_is_not_admitted() {
        assertProblem(ledger.send(ledger.as("ada", "/api/v1/commands/OpenCredits")), 405, "METHODE_REFUSEE");
    }

    @Test
    void a_body_that_is_not_json() {
        assertProblem(
                ledger.send(ledger.as("denis", "/api/v1/commands/OpenCredits")
                        .header("Idempotency-Key", "xml")
                        .header("Content-Type", "text/xml")
                        .POST(HttpRequest.BodyPublishers.ofString("<a/>"))),
                415,
                "FORMAT_REFUSE");
    }

    @Test
    void an_answer_asked_for_in_another_format() {
        assertProblem(
                ledger.send(ledger.to("/api/v1/openapi.json").header("Accept", "application/xml")),
                406,
                "REPONSE_INACCEPTABLE");
    }

    @Test
    void an_address_that_the_firewall_refuses() {
        assertProblem(ledger.send(ledger.to("/api/v1//openapi.json;x=1")), 400, "REQUETE_INVALIDE");
    }

    @Test
    void a_request_that_the_server_cannot_read() throws IOException {
        String answer = raw("GET /api/v1/a|b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"REQUETE_INVALIDE\"", "application/problem+json");
        assertThat(answer).doesNotContainIgnoringCase("<html");
    }

    @Test
    void a_header_larger_than_the_server_reads() throws IOException {
        String answer = raw("GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: "
                + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("\"code\":\"REQUETE_INVALIDE\"");
        assertThat(answer).doesNotContainIgnoringCase("<html");
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.json().propertyNames()).contains("type", "title", "detail", "remede");
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.response().body()).doesNotContain("Exception", "org.springframework");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ledger.port())) {
            socket.setSoTimeout(READ_TIMEOUT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
