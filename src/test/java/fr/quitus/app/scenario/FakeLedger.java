package fr.quitus.app.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A ledger of a few lines: it answers what a test told it to, keeps a head position, and remembers what it was sent.
 */
final class FakeLedger implements AutoCloseable {
    /** What came in. */
    record Received(String path, Map<String, List<String>> headers, String body) {
        @Nullable String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    /** What goes out: {@code {position}} in the body stands for the head after {@code events} more positions. */
    record Reply(int status, int events, String body, Map<String, String> headers) {
        Reply replayed() {
            return new Reply(status, 0, body, Map.of("Idempotent-Replayed", "true"));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> entries = new CopyOnWriteArrayList<>();
    private long head = -1;

    FakeLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        reply("/oauth2/token", json(200, "{\"access_token\":\"jeton\",\"expires_in\":300}"));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received(String path) {
        return received.stream().filter(r -> r.path().startsWith(path)).toList();
    }

    /** The replies given to a path one after the other; the last one is given for ever. */
    void reply(String path, Reply... successive) {
        replies.put(path, new ArrayDeque<>(List.of(successive)));
    }

    void command(String name, Reply... successive) {
        reply("/api/v1/commands/" + name, successive);
    }

    /** An entry made by the event at a position. */
    void entry(long position, String template, String date, String debit, String credit, String amount) {
        String posting = "{\"account\":\"%s\",\"side\":\"%s\",\"amount\":\"" + amount + "\"}";
        String postings = posting.formatted(debit, "DEBIT") + "," + posting.formatted(credit, "CREDIT");
        entries.add("{\"position\":%d,\"template\":\"%s\",\"accountingDate\":\"%s\",\"postings\":[%s]}"
                .formatted(position, template, date, postings));
    }

    static Reply json(int status, String body) {
        return new Reply(status, 0, body, Map.of());
    }

    static Reply accepted(String ids, String... events) {
        String body = "{\"version\":%d,\"position\":{position},\"events\":[%s],\"ids\":%s}"
                .formatted(events.length, events.length == 0 ? "" : "\"" + String.join("\",\"", events) + "\"", ids);
        return new Reply(events.length == 0 ? 200 : 201, events.length, body, Map.of("ETag", "\"7\""));
    }

    static Reply refused(int status, String code, String facts) {
        String body =
                "{\"code\":\"%s\",\"detail\":\"Non.\",\"facts\":%s,\"position\":{position}}".formatted(code, facts);
        return new Reply(status, 0, body, Map.of());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(uri.toString(), Map.copyOf(exchange.getRequestHeaders()), body));
            Reply reply = uri.getPath().equals("/api/v1/entries") ? entries(uri) : next(uri.getPath());
            head += reply.events();
            byte[] bytes =
                    reply.body().replace("{position}", String.valueOf(head)).getBytes(StandardCharsets.UTF_8);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply next(String path) {
        Deque<Reply> known = replies.get(path);
        if (known == null) {
            return json(404, "{\"code\":\"INCONNU\",\"detail\":\"Le faux registre ne connaît pas " + path + ".\"}");
        }
        return known.size() > 1 ? known.pop() : known.getFirst();
    }

    private Reply entries(URI uri) {
        long from = Long.parseLong(uri.getQuery().replaceAll(".*fromPosition=([0-9]+).*", "$1"));
        long to = Long.parseLong(uri.getQuery().replaceAll(".*toPosition=([0-9]+).*", "$1"));
        List<String> found = entries.stream()
                .filter(entry -> {
                    long position = Long.parseLong(entry.replaceAll("(?s).*\"position\":([0-9]+).*", "$1"));
                    return position >= from && position <= to;
                })
                .toList();
        return json(200, "{\"position\":{position},\"items\":[" + String.join(",", found) + "],\"next\":null}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
