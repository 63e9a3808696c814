package fr.quitus.web.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connections to the interface of this very instance, kept open. */
public final class LedgerConnection implements DisposableBean {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** Longer than a takeover between bays, so that an act waits for it rather than fails. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** A year of entries is written whole before the first byte is given. */
    private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);

    /** Every page waits for it. */
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

    /** On every answer while acts are not written. */
    private static final String DEGRADED = "Quitus-Degraded";

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

    /** The body as it comes: a file may be longer than what one holds in memory. */
    HttpResponse<InputStream> stream(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(FILE_TIMEOUT).build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw LedgerProblem.noAnswer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LedgerProblem.noAnswer();
        }
    }

    static byte[] whole(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw LedgerProblem.noAnswer();
        }
    }

    /**
     * What the instance says of itself.
     *
     * @param healthy whether it serves in full
     * @param writing whether acts are written and decided at once
     */
    public record Health(boolean healthy, boolean writing) {}

    /** Asked without a token. */
    public Health health() {
        try {
            HttpResponse<byte[]> answer =
                    send(to("/actuator/health").timeout(HEALTH_TIMEOUT).GET().build());
            return new Health(
                    answer.statusCode() == 200,
                    answer.headers().firstValue(DEGRADED).isEmpty());
        } catch (LedgerProblem e) {
            return new Health(false, true);
        }
    }

    @Override
    public void destroy() {
        http.close();
    }
}
