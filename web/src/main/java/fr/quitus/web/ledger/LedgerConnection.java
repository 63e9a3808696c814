package fr.quitus.web.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connections to the interface of this very instance, kept open. */
@Component
public final class LedgerConnection implements DisposableBean {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** Longer than a takeover between bays, so that an act waits for it rather than fails. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** Every page waits for it. */
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Environment environment;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    LedgerConnection(Environment environment) {
        this.environment = environment;
    }

    static JsonMapper json() {
        return JSON;
    }

    HttpRequest.Builder to(String path) {
        // The port is known once the server listens; asked for earlier, it might be 0.
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .timeout(ANSWER_TIMEOUT);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw LedgerProblem.noAnswer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerProblem.noAnswer();
        }
    }

    /** What the interface says of itself, asked without a token (OpenAPI). */
    public JsonNode description() {
        HttpResponse<byte[]> answer = send(to("/api/v1/openapi.json").GET().build());
        if (answer.statusCode() != 200) {
            throw LedgerProblem.ofStatus(answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** Whether the instance says of itself that it serves in full; asked without a token. */
    public boolean healthy() {
        try {
            return send(to("/actuator/health").timeout(HEALTH_TIMEOUT).GET().build())
                            .statusCode()
                    == 200;
        } catch (LedgerProblem e) {
            return false;
        }
    }

    @Override
    public void destroy() {
        http.close();
    }
}
