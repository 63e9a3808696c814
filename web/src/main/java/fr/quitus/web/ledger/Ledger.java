package fr.quitus.web.ledger;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/** The ledger as one person may ask it, for one request. */
public final class Ledger {
    private static final String API = "/api/v1/";

    private final LedgerConnection connection;
    private final String token;

    public Ledger(LedgerConnection connection, String token) {
        this.connection = connection;
        this.token = token;
    }

    /** Parameters of a question, in their order; those without a value are left out. */
    public static final class Asked {
        private final Map<String, String> parameters = new LinkedHashMap<>();

        /** @param value left out when absent or blank, as an empty field of a form is */
        public Asked with(String name, @Nullable Object value) {
            if (value != null && !value.toString().isBlank()) {
                parameters.put(name, value.toString());
            }
            return this;
        }

        /** What is asked for there, too. */
        public Asked and(Asked others) {
            parameters.putAll(others.parameters);
            return this;
        }

        public String query() {
            StringBuilder query = new StringBuilder();
            parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return query.toString();
        }
    }

    /** A part of a path that comes from outside. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public <T> T get(String path, Asked asked, Class<T> type) {
        return read(ask(path, asked), LedgerConnection.json().constructType(type));
    }

    /** @throws LedgerProblem when it is refused */
    public <T> Listing<T> list(String path, Asked asked, Class<T> item) {
        return read(
                ask(path, asked),
                LedgerConnection.json().getTypeFactory().constructParametricType(Listing.class, item));
    }

    /** What a file that was downloaded says, where it is JSON. */
    public static <T> T read(HttpResponse<byte[]> file, Class<T> type) {
        return LedgerConnection.json().readValue(file.body(), type);
    }

    /** Sums that a list bears beside its items. */
    public static <T> T totals(Listing<?> listing, Class<T> type) {
        return LedgerConnection.json().treeToValue(listing.totals(), type);
    }

    /** What an answer is when it may well be refused: a part of a page that this reader does not have. */
    public <T> Optional<Listing<T>> listIfAllowed(String path, Asked asked, Class<T> item) {
        try {
            return Optional.of(list(path, asked, item));
        } catch (LedgerProblem e) {
            if (e.status() == 403) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A file of any length, such as a CSV, with the headers that say as of where it is; who asks closes its body. */
    public HttpResponse<InputStream> stream(String path, Asked asked) {
        HttpResponse<InputStream> answer =
                connection.stream(bearing(API + path + asked.query()).GET());
        if (answer.statusCode() / 100 != 2) {
            throw problem(answer, LedgerConnection.whole(answer));
        }
        return answer;
    }

    /** A small file, with the same headers. */
    public HttpResponse<byte[]> download(String path, Asked asked) {
        return checked(connection.send(bearing(API + path + asked.query()).GET().build()));
    }

    /** A file that the ledger has in several forms. */
    public HttpResponse<byte[]> download(String path, String mediaType) {
        return checked(connection.send(
                bearing(API + path).header("Accept", mediaType).GET().build()));
    }

    /** A part of a page, which this reader may not have or this instance does not. */
    public <T> Optional<T> ifAny(String path, Asked asked, Class<T> type) {
        try {
            return Optional.of(get(path, asked, type));
        } catch (LedgerProblem e) {
            if (e.status() == 403 || e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Keeps something for the person herself, under its identity. */
    public void keep(String where, String id, String title, Map<String, String> fields) {
        Map<String, Object> body = Map.of("id", id, "title", title, "fields", fields);
        checked(connection.send(bearing(API + where)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(LedgerConnection.json().writeValueAsBytes(body)))
                .build()));
    }

    /** Bytes of a document, to be attached by an act. */
    public JsonNode deposit(byte[] bytes, String mediaType) {
        return LedgerConnection.json()
                .readTree(checked(connection.send(bearing(API + "documents")
                                .header("Content-Type", mediaType)
                                .POST(BodyPublishers.ofByteArray(bytes))
                                .build()))
                        .body());
    }

    /**
     * What an act came to.
     *
     * @param deposit number of its receipt, when it was deposited and not decided
     */
    public record Done(
            JsonNode receipt, boolean repeated, @Nullable String deposit) {}

    /** An order to the service itself, which is harmless when it is repeated: {@code POST} without a key. */
    public JsonNode order(String path, Map<String, Object> body) {
        HttpRequest.Builder request = bearing(API + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(LedgerConnection.json().writeValueAsBytes(body)));
        return LedgerConnection.json()
                .readTree(checked(connection.send(request.build())).body());
    }

    /** Ends what was begun, or erases what was kept. */
    public void delete(String path) {
        checked(connection.send(bearing(API + path).DELETE().build()));
    }

    /** @param version of the file as it was read; absent where the act is not on a file */
    public Done act(String command, Map<String, Object> body, String key, @Nullable Long version) {
        HttpResponse<byte[]> answer = post(command, body, version, "", "Idempotency-Key", key);
        return new Done(
                LedgerConnection.json().readTree(answer.body()),
                answer.headers().firstValue("Idempotent-Replayed").isPresent(),
                answer.headers().firstValue("Quitus-Deposit").orElse(null));
    }

    /** What the act would do now; nothing is written. */
    public JsonNode simulate(String command, Map<String, Object> body, @Nullable Long version) {
        return LedgerConnection.json()
                .readTree(post(command, body, version, "?simulate=true").body());
    }

    private HttpResponse<byte[]> post(
            String command, Map<String, Object> body, @Nullable Long version, String query, String... header) {
        HttpRequest.Builder request = bearing(API + "commands/" + segment(command) + query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(LedgerConnection.json().writeValueAsBytes(body)));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        if (header.length > 0) {
            request.headers(header);
        }
        return checked(connection.send(request.build()));
    }

    private byte[] ask(String path, Asked asked) {
        return checked(connection.send(bearing(API + path + asked.query()).GET().build()))
                .body();
    }

    private HttpRequest.Builder bearing(String path) {
        return connection.to(path).header("Authorization", "Bearer " + token);
    }

    private static <T> T read(byte[] body, JavaType type) {
        return LedgerConnection.json().readValue(body, type);
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 == 2) {
            return answer;
        }
        throw problem(answer, answer.body());
    }

    private static LedgerProblem problem(HttpResponse<?> answer, byte[] body) {
        String retryAfter = answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .orElse(null);
        try {
            return new LedgerProblem(LedgerConnection.json().readValue(body, LedgerProblem.Told.class), retryAfter);
        } catch (JacksonException e) {
            return LedgerProblem.ofStatus(answer.statusCode(), retryAfter);
        }
    }
}
