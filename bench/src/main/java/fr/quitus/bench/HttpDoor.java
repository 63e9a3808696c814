package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The public HTTP API over kept-alive connections; each caller's token is asked for once. */
final class HttpDoor implements Door, AutoCloseable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final String base;
    private final Function<Caller, String> issuer;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpDoor(String base, Function<Caller, String> issuer) {
        this.base = base;
        this.issuer = issuer;
    }

    @Override
    public Reply submit(LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        String token = tokens.computeIfAbsent(caller.actor().text(), name -> issuer.apply(caller));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        base + "/api/v1/commands/" + command.getClass().getSimpleName()))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "http-" + keys.incrementAndGet())
                .POST(BodyPublishers.ofByteArray(LedgerJson.mapper().writeValueAsBytes(command)));
        if (expectedVersion != null) {
            request.header("If-Match", "\"" + expectedVersion + "\"");
        }
        return read(send(request.build()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new NotAccepted("no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAccepted("interrupted");
        }
    }

    private static Reply read(HttpResponse<byte[]> response) {
        JsonNode body = LedgerJson.mapper().readTree(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new NotAccepted(response.statusCode() + " " + body);
        }
        Map<String, String> ids = new HashMap<>();
        body.path("ids")
                .properties()
                .forEach(id -> ids.put(id.getKey(), id.getValue().asString()));
        return new Reply(ids, body.path("version").asLong());
    }

    @Override
    public void close() {
        http.close();
    }
}
