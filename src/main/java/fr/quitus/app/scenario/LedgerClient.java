package fr.quitus.app.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The public HTTP API, and nothing but it: tokens, commands, questions. */
final class LedgerClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    /** A question whose projection is late is asked again, this often at most. */
    private static final int QUESTION_ATTEMPTS_MAX = 10;

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    /** The password of every ready-made identity of the demonstration mode. */
    private static final String DEMONSTRATION_PASSWORD = "demo";

    private final URI base;
    private final HttpClient http;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    LedgerClient(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** A command made ready to send. */
    record Request(String actor, String command, Object body, String key, String at, String ifMatch) {
        /** A key belongs to its caller: two persons may use the same. */
        String identity() {
            return actor + " " + key;
        }
    }

    LedgerAnswer send(Request request) {
        HttpRequest.Builder http = authorised(request.actor(), "/api/v1/commands/" + request.command())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.key())
                .header("Quitus-Simulated-Time", request.at())
                .POST(BodyPublishers.ofString(json.writeValueAsString(request.body())));
        if (!request.ifMatch().isEmpty()) {
            http.header("If-Match", "\"" + request.ifMatch() + "\"");
        }
        return exchange(http.build());
    }

    /** @param atLeast the position the answer must show */
    LedgerAnswer ask(String reader, String path, long atLeast) {
        HttpRequest request = authorised(reader, path)
                .header("Quitus-Min-Position", String.valueOf(atLeast))
                .GET()
                .build();
        LedgerAnswer answer = exchange(request);
        for (int attempt = 1; answer.status() == 503 && attempt < QUESTION_ATTEMPTS_MAX; attempt++) {
            pause();
            answer = exchange(request);
        }
        return answer;
    }

    private HttpRequest.Builder authorised(String identity, String path) {
        return HttpRequest.newBuilder(resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(identity, this::token));
    }

    private String token(String identity) {
        String secret = Base64.getEncoder()
                .encodeToString((identity + ":" + DEMONSTRATION_PASSWORD).getBytes(StandardCharsets.UTF_8));
        LedgerAnswer answer = exchange(HttpRequest.newBuilder(resolve("/oauth2/token"))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        String token = answer.text("access_token");
        if (answer.status() != 200 || token.isEmpty()) {
            throw new NotCheckable("pas de jeton pour « " + identity + " » : " + answer);
        }
        return token;
    }

    private URI resolve(String path) {
        String address = base.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + path);
    }

    private LedgerAnswer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new LedgerAnswer(
                    response.statusCode(),
                    parse(response.body()),
                    response.body(),
                    response.headers()
                            .firstValue("Idempotent-Replayed")
                            .filter("true"::equals)
                            .isPresent(),
                    response.headers().firstValue("ETag").map(tag -> tag.replace("\"", "")));
        } catch (IOException e) {
            throw new LedgerUnreachable("rien ne répond à " + request.uri() + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnreachable("interrompu pendant la réponse de " + request.uri(), e);
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

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnreachable("interrompu pendant l'attente d'une projection", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
