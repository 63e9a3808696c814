package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.projections.asking.Questions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The public HTTP API over kept-alive connections; each caller's token is asked for once. */
final class HttpDoor implements Door, AutoCloseable {
    private final String name;
    private final URI base;
    private final Function<Caller, String> issuer;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();
    private final Queue<HttpConnection> idle = new ConcurrentLinkedQueue<>();

    HttpDoor(String base, Function<Caller, String> issuer) {
        this("http", base, issuer);
    }

    /** @param name begins the keys of this door: two doors of one ledger must not ask under the same */
    HttpDoor(String name, String base, Function<Caller, String> issuer) {
        this.name = name;
        this.base = URI.create(base);
        this.issuer = issuer;
    }

    /** A reply, and where the log has the command's last event. */
    record Placed(Reply reply, long position) {}

    @Override
    public Reply submit(LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        return place(command, caller, expectedVersion).reply();
    }

    Placed place(LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        String head = head("POST", "/api/v1/commands/" + command.getClass().getSimpleName(), caller)
                + "Content-Type: application/json\r\nIdempotency-Key: " + name + "-" + keys.incrementAndGet()
                + (expectedVersion == null ? "" : "\r\nIf-Match: \"" + expectedVersion + "\"") + "\r\n";
        JsonNode body = read(send(head, LedgerJson.mapper().writeValueAsBytes(command)));
        Map<String, String> ids = new HashMap<>();
        body.path("ids")
                .properties()
                .forEach(id -> ids.put(id.getKey(), id.getValue().asString()));
        return new Placed(
                new Reply(ids, body.path("version").asLong()),
                body.path("position").asLong());
    }

    /** @param minPosition what the answer must know at least; -1 for whatever it knows */
    JsonNode ask(String path, Caller caller, long minPosition) {
        String head = head("GET", path, caller)
                + (minPosition < 0 ? "" : Questions.MIN_POSITION + ": " + minPosition + "\r\n");
        return read(send(head, new byte[0]));
    }

    /** An order that is no command. */
    JsonNode post(String path, String json, Caller caller) {
        String head = head("POST", path, caller) + "Content-Type: application/json\r\n";
        return read(send(head, json.getBytes(StandardCharsets.UTF_8)));
    }

    private String head(String method, String path, Caller caller) {
        String token = tokens.computeIfAbsent(caller.actor().text(), name -> issuer.apply(caller));
        return method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\n";
    }

    /** A connection the server closed meanwhile is replaced once; the key makes the repeat harmless. */
    private HttpConnection.Answer send(String head, byte[] body) {
        HttpConnection kept = idle.poll();
        try {
            if (kept != null) {
                try {
                    return exchange(kept, head, body);
                } catch (IOException e) {
                    kept.close();
                }
            }
            return exchange(new HttpConnection(base), head, body);
        } catch (IOException e) {
            throw new NotAccepted("no answer: " + e);
        }
    }

    private HttpConnection.Answer exchange(HttpConnection connection, String head, byte[] body) throws IOException {
        HttpConnection.Answer answer = connection.exchange(head, body);
        if (connection.isReusable()) {
            idle.add(connection);
        } else {
            connection.close();
        }
        return answer;
    }

    private static JsonNode read(HttpConnection.Answer answer) {
        JsonNode body = LedgerJson.mapper().readTree(answer.body());
        if (answer.status() / 100 != 2) {
            throw new NotAccepted(answer.status() + " " + body);
        }
        return body;
    }

    @Override
    public void close() {
        for (HttpConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
