package fr.quitus.app.client;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.security.ReadyMadeIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The public HTTP API as the command line uses it, under the ready-made identities. */
public final class LedgerHttp implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Longer than a takeover, so that a request waits for it rather than fails. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    /** Longer than the service works on one file before it answers. */
    private static final Duration FILE_TIMEOUT = Duration.ofMinutes(5);

    /** A full service is mended by whoever it lets in: a token is asked for again as often as told to. */
    private static final int TOKEN_TRIES_MAX = 10;

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final String base;
    private final HttpClient http;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public LedgerHttp(String base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** The instance that runs on a data folder. */
    public static LedgerHttp of(Path data) {
        return new LedgerHttp(InstanceFile.in(data)
                .address()
                .orElseThrow(() -> new Stop("Aucune instance ne tourne sur "
                        + data.toAbsolutePath().normalize() + " : lancez d'abord ./quitus start.")));
    }

    /** An answer: its status, its text and its headers. */
    public record Reply(int status, String text, HttpHeaders headers) {
        public boolean ok() {
            return status / 100 == 2;
        }

        /** Whether nothing was done for now, and the same may be asked again later, with the same key. */
        public boolean isForLater() {
            return status == UNAVAILABLE || status == TOO_MANY;
        }

        /** How long who is told to come back is to wait; 0 when no time was told. */
        public Duration retryAfter() {
            return Duration.ofSeconds(headers.firstValueAsLong("Retry-After").orElse(0));
        }

        /** A missing node if it has none. */
        public JsonNode json() {
            return header("Content-Type").orElse("").contains("json")
                    ? LedgerJson.mapper().readTree(text)
                    : LedgerJson.mapper().missingNode();
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    public String token(String identity) {
        return tokens.computeIfAbsent(identity, this::newToken);
    }

    private String newToken(String identity) {
        String secret = Base64.getEncoder()
                .encodeToString((identity + ":" + ReadyMadeIdentity.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest asked = request("/oauth2/token")
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        Reply reply = exchange(asked);
        for (int tries = 1; reply.isForLater() && tries < TOKEN_TRIES_MAX; tries++) {
            LockSupport.parkNanos(reply.retryAfter().toNanos());
            reply = exchange(asked);
        }
        if (reply.isForLater()) {
            throw new Stop("Pas de jeton pour « " + identity + " » : le service est saturé, revenez plus tard.");
        }
        if (!reply.ok()) {
            throw new Stop("Pas de jeton pour « " + identity + " » (" + reply.status()
                    + ") : les identités sont affichées par ./quitus start.");
        }
        return reply.json().path("access_token").asString();
    }

    public Reply get(String identity, String path, long atLeastPosition) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + token(identity))
                .GET();
        if (atLeastPosition >= 0) {
            request.header("Quitus-Min-Position", String.valueOf(atLeastPosition));
        }
        Reply reply = exchange(request.build());
        if (reply.status() != UNAUTHORIZED || !tokens.remove(identity, token(identity))) {
            return reply;
        }
        // Whoever watches for hours outlives his token.
        return exchange(
                request.setHeader("Authorization", "Bearer " + token(identity)).build());
    }

    public Reply post(String identity, String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + token(identity))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    public Reply delete(String identity, String path) {
        return exchange(request(path)
                .header("Authorization", "Bearer " + token(identity))
                .DELETE()
                .build());
    }

    /** Posts a file; it is worked on while one waits. */
    public Reply postFile(String identity, String path, String type, byte[] file, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .timeout(FILE_TIMEOUT)
                .header("Authorization", "Bearer " + token(identity))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    /**
     * A file, written where it is wanted only when there is one.
     *
     * @return what was answered instead; empty when the file is there
     */
    public Optional<Reply> download(String identity, String path, Path to) {
        HttpRequest request = request(path)
                .timeout(FILE_TIMEOUT)
                .header("Authorization", "Bearer " + token(identity))
                .GET()
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                Files.write(to, answer.body());
                return Optional.empty();
            }
            return Optional.of(new Reply(
                    answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), answer.headers()));
        } catch (IOException e) {
            throw new Unreachable(request.uri() + " : " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(request.uri() + " : interrompu");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_TIMEOUT);
    }

    /** @throws Unreachable when no answer came: what was asked may have been done all the same */
    private Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new Unreachable(request.uri() + " : " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(request.uri() + " : interrompu");
        }
    }

    /** No answer came. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
