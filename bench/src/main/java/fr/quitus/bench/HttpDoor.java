package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
    private final URI base;
    private final Function<Caller, String> issuer;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();
    private final Queue<HttpConnection> idle = new ConcurrentLinkedQueue<>();

    HttpDoor(String base, Function<Caller, String> issuer) {
        this.base = URI.create(base);
        this.issuer = issuer;
    }

    @Override
    public Reply submit(LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        String token = tokens.computeIfAbsent(caller.actor().text(), name -> issuer.apply(caller));
        String head = "POST /api/v1/commands/" + command.getClass().getSimpleName() + " HTTP/1.1\r\nHost: "
                + base.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: http-" + keys.incrementAndGet()
                + (expectedVersion == null ? "" : "\r\nIf-Match: \"" + expectedVersion + "\"") + "\r\n";
        return read(send(head, LedgerJson.mapper().writeValueAsBytes(command)));
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

    private static Reply read(HttpConnection.Answer answer) {
        JsonNode body = LedgerJson.mapper().readTree(answer.body());
        if (answer.status() / 100 != 2) {
            throw new NotAccepted(answer.status() + " " + body);
        }
        Map<String, String> ids = new HashMap<>();
        body.path("ids")
                .properties()
                .forEach(id -> ids.put(id.getKey(), id.getValue().asString()));
        return new Reply(ids, body.path("version").asLong());
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
