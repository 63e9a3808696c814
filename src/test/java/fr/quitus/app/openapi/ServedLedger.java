package fr.quitus.app.openapi;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.Await;
import fr.quitus.app.QuitusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The real application on one embedded PostgreSQL, and a client that reads what it answers. */
final class ServedLedger implements AutoCloseable {
    private static final Duration ANSWER_WAIT_MAX = Await.PATIENCE;

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServedLedger(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ServedLedger start(Path data) {
        return new ServedLedger(new SpringApplication(QuitusApplication.class)
                .run(
                        "--server.port=0",
                        "--quitus.data=" + data,
                        "--quitus.storage.mode=single",
                        "--quitus.storage.fsync=false",
                        "--quitus.open-credits=false"));
    }

    /** An answer, its body read as JSON when it has one. */
    record Reply(int status, String type, HttpResponse<String> response, JsonNode json) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json.path("code").asString("");
        }
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    String token(String identity) {
        HttpRequest.Builder request = to("/oauth2/token")
                .header("Authorization", "Basic " + base64(identity + ":demo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        return send(request).json().get("access_token").asString();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(ANSWER_WAIT_MAX);
    }

    HttpRequest.Builder as(String identity, String path) {
        return to(path).header("Authorization", "Bearer " + token(identity));
    }

    Reply command(String identity, String name, String key, String body) {
        return send(as(identity, "/api/v1/commands/" + name)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.contains("json")
                    ? LedgerJson.mapper().readTree(response.body())
                    : LedgerJson.mapper().createObjectNode();
            return new Reply(response.statusCode(), type, response, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
