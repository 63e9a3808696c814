package fr.quitus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.quitus.bench.TrafficTally.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A little load on a whole instance, and on one behind a front that lies. How fast they are says nothing here. */
class TrafficRunTest {
    private static final int YEAR = Workload.FISCAL_YEAR;

    @Test
    void every_request_has_one_end_and_what_was_acknowledged_is_found_once_where_it_was_told(@TempDir Path folder)
            throws Exception {
        try (Instance instance = Instance.start(folder.resolve("data"), false)) {
            honest(instance, folder.resolve("honest.tsv"));
            behindALyingFront(instance, folder.resolve("lying.tsv"));
        }
    }

    private static void honest(Instance instance, Path witness) throws Exception {
        TrafficRun.Target target = new TrafficRun.Target(URI.create(instance.address()), instance::token, YEAR);
        try (TrafficRun run = new TrafficRun(target, "HONEST", 3, 64, witness)) {
            run.open();
            run.stock(Map.of(TrafficLane.SERVICE, 1, TrafficLane.INVOICE, 1, TrafficLane.PAYMENT, 2));
            TrafficSchedule.Plan plan = plan(60, 3);
            TrafficRun.Result result = run.load(plan, RetryPolicy.POLITE, _ -> {});
            TrafficRun.Deposits deposits = run.settle();
            TrafficCheck.Found found = run.check();

            TrafficTally tally = result.tally();
            String page = TrafficPage.load(result) + TrafficPage.end(deposits, run.unsettled(), found);
            assertThat(tally.whole().offered()).as(page).isEqualTo(arrivals(plan));
            for (TrafficTally.Part part : parts(tally)) {
                assertThat(ends(part)).as(page).isEqualTo(part.offered());
            }
            assertThat(tally.whole().count(End.RULED)).as(page).isZero();
            assertThat(tally.whole().count(End.ADMITTED)).as(page).isPositive();
            for (TrafficLane lane : TrafficLane.values()) {
                assertThat(tally.lane(lane).count(End.ADMITTED))
                        .as("%s: %s", lane, page)
                        .isPositive();
            }
            assertThat(result.health().asked()).as(page).isPositive();
            assertThat(run.unsettled()).as(page).isZero();
            assertThat(found.holds()).as(page).isTrue();
            assertThat(found.unacknowledged()).as(page).isZero();
            assertThat(found.acknowledged()).as(page).isGreaterThan(commands(tally));
        }
    }

    private static void behindALyingFront(Instance instance, Path witness) throws Exception {
        try (LyingFront front = new LyingFront(instance.address())) {
            TrafficRun.Target target = new TrafficRun.Target(front.address(), instance::token, YEAR);
            try (TrafficRun run = new TrafficRun(target, "LYING", 2, 16, witness)) {
                run.open();
                run.load(plan(40, 3), RetryPolicy.NONE, _ -> {});
                run.settle();
                TrafficCheck.Found found = run.check();

                assertThat(front.lies()).isPositive();
                assertThat(found.lost()).as("%s", found).isEqualTo(front.lies());
                assertThat(found.doubled()).isZero();
                assertThat(found.holds()).isFalse();
                assertThat(found.samples()).isNotEmpty().allMatch(sample -> sample.contains("perdu"));
            }
        }
    }

    private static TrafficSchedule.Plan plan(int perSecond, int seconds) {
        return new TrafficSchedule.Plan(
                TrafficProfile.STATE, 50, Shares.zipf(2, 1), perSecond, Duration.ofSeconds(seconds), 5);
    }

    private static long arrivals(TrafficSchedule.Plan plan) {
        TrafficSchedule schedule = new TrafficSchedule(plan);
        long count = 0;
        while (schedule.next() != null) {
            count++;
        }
        return count;
    }

    private static List<TrafficTally.Part> parts(TrafficTally tally) {
        Map<TrafficLane, TrafficTally.Part> lanes = new EnumMap<>(TrafficLane.class);
        for (TrafficLane lane : TrafficLane.values()) {
            lanes.put(lane, tally.lane(lane));
        }
        List<TrafficTally.Part> all = new ArrayList<>(lanes.values());
        all.add(tally.whole());
        all.add(tally.office(0));
        all.add(tally.office(1));
        return all;
    }

    private static long ends(TrafficTally.Part part) {
        long ends = 0;
        for (End end : End.values()) {
            ends += part.count(end);
        }
        return ends;
    }

    private static long commands(TrafficTally tally) {
        return TrafficLane.writing().stream()
                .mapToLong(lane -> tally.lane(lane).count(End.ADMITTED))
                .sum();
    }

    /** Hands everything on but every fourth draft, to which it says that it is written. */
    private static final class LyingFront implements AutoCloseable {
        private static final int LIES_EVERY = 4;
        private static final List<String> HEADERS =
                List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Quitus-Min-Position");

        private final String behind;
        private final HttpServer server;
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final AtomicInteger drafts = new AtomicInteger();
        private final AtomicInteger lies = new AtomicInteger();

        LyingFront(String behind) throws IOException {
            this.behind = behind;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        int lies() {
            return lies.get();
        }

        private void answer(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            if (path.endsWith("/DraftCommitment") && drafts.incrementAndGet() % LIES_EVERY == 0) {
                lies.incrementAndGet();
                String lie = """
                        {"commandId":"%s","version":0,"position":3,"events":["CommitmentDrafted"],
                        "ids":{"commitmentNumber":"2199999999"}}""".formatted(UUID.randomUUID());
                respond(exchange, 201, lie.getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + path))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            for (String header : HEADERS) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            try {
                HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                respond(exchange, answer.statusCode(), answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException(e));
            }
        }

        private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        @Override
        public void close() {
            client.close();
            server.stop(0);
        }
    }
}
