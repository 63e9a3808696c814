package fr.quitus.app.scenario;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Commands and questions of a scenario, over the public HTTP API. Answers are read with a JSON of its own: what the
 * ledger writes is under test here.
 */
final class LedgerClient implements AutoCloseable {
    /** A question whose projection is late is asked again, this often at most; so is a command not let in for now. */
    private static final int ATTEMPTS_MAX = 10;

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final LedgerHttp http;
    private final JsonMapper json = new JsonMapper();

    LedgerClient(URI base) {
        String address = base.toString();
        this.http = new LedgerHttp(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    /** A command made ready to send. */
    record Request(String actor, String command, Object body, String key, String at, String ifMatch) {
        /** A key belongs to its caller: two persons may use the same. */
        String identity() {
            return actor + " " + key;
        }
    }

    /** Sends it, and again with the same key as long as the ledger has too much to do and says when to come back. */
    LedgerAnswer send(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", request.key());
        headers.put("Quitus-Simulated-Time", request.at());
        headers.put("Quitus-Deposit", "refuse");
        if (!request.ifMatch().isEmpty()) {
            headers.put("If-Match", "\"" + request.ifMatch() + "\"");
        }
        String body = json.writeValueAsString(request.body());
        String path = "/api/v1/commands/" + request.command();
        LedgerAnswer answer = exchange(() -> http.post(request.actor(), path, body, headers));
        for (int attempt = 1; answer.isForLater() && attempt < ATTEMPTS_MAX; attempt++) {
            pause(answer.retryAfter());
            answer = exchange(() -> http.post(request.actor(), path, body, headers));
        }
        return answer;
    }

    /** @param atLeast the position the answer must show; below 0, any */
    LedgerAnswer ask(String reader, String path, long atLeast) {
        LedgerAnswer answer = exchange(() -> http.get(reader, path, atLeast));
        for (int attempt = 1; answer.status() == 503 && attempt < ATTEMPTS_MAX; attempt++) {
            pause(BETWEEN_ATTEMPTS);
            answer = exchange(() -> http.get(reader, path, atLeast));
        }
        return answer;
    }

    private LedgerAnswer exchange(Supplier<LedgerHttp.Reply> sending) {
        try {
            LedgerHttp.Reply reply = sending.get();
            return new LedgerAnswer(
                    reply.status(),
                    parse(reply.text()),
                    reply.text(),
                    reply.header("Idempotent-Replayed").filter("true"::equals).isPresent(),
                    reply.header("ETag").map(tag -> tag.replace("\"", "")),
                    reply.isForLater() ? reply.retryAfter() : Duration.ZERO);
        } catch (LedgerHttp.Unreachable e) {
            throw new LedgerUnreachable("rien ne répond à " + e.getMessage(), e);
        } catch (Stop e) {
            throw new NotCheckable(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            // Not JSON: the raw text is kept beside and shown in the difference.
            return MissingNode.getInstance();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnreachable("interrompu pendant l'attente d'une réponse", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
