package fr.quitus.web.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** An interface that answers what it was told to, by method and the beginning of the address; else an empty list. */
public final class FakeLedger implements AutoCloseable {
    private static final String NOTHING = "{\"position\": 5, \"items\": []}";

    private final HttpServer server;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final LedgerConnection connection;

    private record Answer(int status, String body) {}

    public FakeLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fake", Map.of("local.server.port", server.getAddress().getPort())));
        connection = new LedgerConnection(environment);
        Path description = Path.of(System.getProperty("quitus.root", ".."), "docs", "reference", "openapi.json");
        answers("GET /api/v1/openapi.json", 200, Files.readString(description));
    }

    /** The one told last counts, so that a test overrules what was told before. */
    public FakeLedger answers(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    public LedgerConnection connection() {
        return connection;
    }

    public Ledger ledger() {
        return new Ledger(connection, "token");
    }

    /** Requests that began so, with the key that came with each. */
    public List<String> asked(String beginning) {
        return asked.stream().filter(one -> one.startsWith(beginning)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(request + " " + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + sent);
        List<Answer> fitting = new ArrayList<>();
        answers.forEach((beginning, answer) -> {
            if ((request + " " + sent).contains(beginning)) {
                fitting.add(answer);
            }
        });
        Answer answer = fitting.isEmpty() ? new Answer(200, NOTHING) : fitting.getLast();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (answer.status() == 429) {
            exchange.getResponseHeaders().set("Retry-After", "7");
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        connection.destroy();
        server.stop(0);
    }
}
