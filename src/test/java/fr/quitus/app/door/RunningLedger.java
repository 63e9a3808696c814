package fr.quitus.app.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.quitus.app.Await;
import fr.quitus.app.QuitusApplication;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.NamedId;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The application as it runs, on a throw-away folder, and a client of it. */
final class RunningLedger implements AutoCloseable {
    static final Duration DEADLINE = Await.PATIENCE;
    static final String MORNING = "2025-03-02T10:00:00+01:00";

    /** Lent to every ledger: to make one of its own takes each longer than most tests. */
    private static final String ISSUER_KEY = newIssuerKey();

    private static final AtomicInteger UNITS = new AtomicInteger();
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final Path data;
    private final String address;
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();

    private RunningLedger(Map<String, String> settings) {
        try {
            this.data = Files.createTempDirectory("quitus-door");
            lendIssuerKey(Path.of(settings.getOrDefault("quitus.data", data.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = freePort();
        this.address = "http://127.0.0.1:" + port;
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--quitus.data=" + data,
                "--quitus.storage.mode=single",
                "--quitus.storage.fsync=false",
                "--quitus.front-desk.enabled=false",
                // Tests of other things are let in and answered, however slow the machine.
                "--quitus.storage.silence-s=60",
                "--quitus.admission.commands-min=256",
                "--quitus.admission.reads-min=64",
                "--quitus.admission.wait-ms=30000",
                "--logging.level.fr.quitus=warn"));
        settings.forEach((name, value) -> {
            arguments.removeIf(given -> given.startsWith("--" + name + "="));
            arguments.add("--" + name + "=" + value);
        });
        SpringApplication application = new SpringApplication(QuitusApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        this.context = application.run(arguments.toArray(String[]::new));
    }

    private static String newIssuerKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("lent").generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lendIssuerKey(Path data) throws IOException {
        Path file = data.resolve("keys").resolve("issuer.jwk");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, ISSUER_KEY);
        }
    }

    static RunningLedger start(Map<String, String> settings) {
        return new RunningLedger(settings);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        context.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    String address() {
        return address;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What answers which address: another bean of this type knows those of operations. */
    RequestMappingHandlerMapping routes() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /** Sessions of the pages, as the server keeps them. */
    Manager sessions() {
        TomcatWebServer server =
                (TomcatWebServer) Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return ((Context) server.getTomcat().getHost().findChildren()[0]).getManager();
    }

    EventLog log() {
        return bean(EventLog.class);
    }

    /** What the journal keeps of a person's key. */
    Optional<JournalledCommand> journalled(String actor, String key) {
        return log().find(NamedId.of("command", actor, key));
    }

    List<String> stream(String aggregateId) {
        return log().readStream(aggregateId, 0).stream().map(StoredEvent::name).toList();
    }

    /** The key the embedded issuer signs with. */
    RSAKey issuerKey() {
        return bean(RSAKey.class);
    }

    JWTClaimsSet.Builder claims(String subject, Role role) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(address)
                .audience("quitus")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3_600)))
                .claim("role", role.name())
                .claim("funds_centres", List.of("*"))
                .claim("posts", role == Role.PUBLIC_ACCOUNTANT ? List.of("CBCM-FIN") : List.of());
    }

    /** A person whose perimeter is everything. */
    String token(String subject, Role role) {
        return sign(claims(subject, role).build(), issuerKey());
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name nobody else uses: tests share the ledger and nothing in it. */
    static String newUnit() {
        return "0156-DR35-T%04d".formatted(UNITS.incrementAndGet());
    }

    static String newKey() {
        return "key-" + KEYS.incrementAndGet();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(DEADLINE);
    }

    Reply send(HttpRequest request) {
        try {
            return new Reply(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A command as it should be sent; the headers come last and may replace what is set. */
    HttpRequest.Builder command(String token, String name, String json, String... headers) {
        HttpRequest.Builder request = request("/api/v1/commands/" + name)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Quitus-Simulated-Time", MORNING)
                .POST(BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    Reply post(String token, String name, String json, String... headers) {
        return send(command(token, name, json, headers)
                .setHeader("Idempotency-Key", keyIn(headers))
                .build());
    }

    /** A file as its body, brought at this time. */
    Reply postFile(String token, String path, String type, byte[] file, String at, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Quitus-Simulated-Time", at)
                .POST(BodyPublishers.ofByteArray(file));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** As after a restoration from segments, in which no file is: what was kept of it is gone. */
    void forgetPaymentFile(String sha256) throws SQLException {
        LedgerStorage storage = bean(LedgerStorage.class);
        try (Connection admin = DriverManager.getConnection(
                        storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
                Statement statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from files.payment_file_taking where sha256 = '" + sha256 + "'");
            statement.execute("delete from files.payment_file where sha256 = '" + sha256 + "'");
        }
    }

    private static String keyIn(String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Idempotency-Key")) {
                return headers[i + 1];
            }
        }
        return newKey();
    }

    /**
     * Orders a rebuild and waits for its end.
     *
     * @param views as JSON: {@code "all"} in quotes, or a list
     * @return how it ended, or why it did not begin
     */
    Reply rebuild(String token, String views) {
        Reply shown = order(token, "{\"views\":" + views + "}");
        if (shown.status() != 202) {
            return shown;
        }
        String location = shown.header("Location");
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (shown.json().path("endedAt").isNull()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("still rebuilding: " + shown);
            }
            shown = get(token, location);
        }
        return shown;
    }

    Reply order(String token, String demand) {
        return send(request("/api/v1/rebuilds")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(demand))
                .build());
    }

    /** Asks again as long as a view is said to be late: it waits a short while, and the machine may be slow. */
    Reply get(String token, String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        AtomicReference<Reply> last = new AtomicReference<>(send(request.build()));
        Await.until(
                "a view that is not late",
                () -> !isLate(last.get()) || !isLate(last.updateAndGet(late -> send(request.build()))),
                last::get);
        return last.get();
    }

    private static boolean isLate(Reply reply) {
        return reply.status() == 503 && reply.body().contains("PROJECTION_EN_RETARD");
    }
}
