package fr.quitus.app.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.NotAdmitted;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.Refusal;
import fr.quitus.api.admission.Visit;
import fr.quitus.app.Await;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A service of four places for commands and of two that wait. Its places are taken by the test itself, so that it is as
 * full as a test needs it for as long as it needs it.
 */
class AdmissionOverHttpTest {
    /** Of four places acts leave one to payments. */
    private static final int ACTS = 3;

    private static final int LINE = 2;
    private static final int READS = 4;
    private static final AtomicInteger USERS = new AtomicInteger();

    private static RunningLedger ledger;

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(Map.of(
                "quitus.admission.commands-min", "4",
                "quitus.admission.commands-max", "4",
                "quitus.admission.reads-min", "4",
                "quitus.admission.reads-max", "4",
                "quitus.admission.line-max", String.valueOf(LINE),
                "quitus.admission.wait-ms", "120000",
                "quitus.admission.user-requests-per-s", "10",
                "quitus.admission.retry-percent", "0"));
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void a_full_service_says_so_at_once_and_health_metrics_and_operators_are_answered_all_the_same() throws Exception {
        String operator = newUser(Role.TECH_ADMIN, "exploitation");
        String user = newUser(Role.BUDGET_DIRECTORATE, "0156");
        long head = ledger.log().head();
        try (Full _ = Full.of("plein")) {
            Reply refused = ledger.post(user, "OpenCredits", Dossiers.open());

            assertRefused(refused, 503, "SURCHARGE");
            assertThat(refused.text("remede")).contains("même clé");
            assertThat(List.of("", "/liveness", "/readiness")).allSatisfy(probe -> assertThat(ledger.send(
                                    ledger.request("/actuator/health" + probe).build())
                            .status())
                    .isEqualTo(200));
            assertThat(ledger.send(ledger.request("/api/v1/openapi.json").build())
                            .status())
                    .isEqualTo(200);
            assertThat(ledger.get(operator, "/actuator/prometheus").body())
                    .contains("quitus_admission_refused_total{lane=\"command\",reason=\"saturated\"}")
                    .contains("quitus_admission_limit{pool=\"commands\"} 4.0");
            assertThat(ledger.get(operator, "/api/v1/bays").status()).isEqualTo(200);
            Reply shown = ledger.get(operator, "/api/v1/admission");
            assertThat(shown.json().at("/pools/0/held").asInt())
                    .as(shown.body())
                    .isEqualTo(ACTS);
            assertThat(shown.json().at("/pools/0/lanes/1/waiting").asInt())
                    .as(shown.body())
                    .isEqualTo(LINE);
            // Only the last seconds are told: on a slow machine the first refusal may be older when it is asked for.
            Await.until("a refusal among the latest", () -> {
                assertRefused(ledger.post(user, "OpenCredits", Dossiers.open()), 503, "SURCHARGE");
                Reply lately = ledger.get(operator, "/api/v1/admission");
                return lately.json().at("/lately/1/refused/SATURATED").asInt() > 0;
            });
        }
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    void payments_pass_while_acts_are_refused() throws Exception {
        String manager = newUser(Role.BUDGET_DIRECTORATE, "0156");
        String accountant = newUser(Role.PUBLIC_ACCOUNTANT, "0156");
        try (Full _ = Full.of("plein")) {
            Reply act = ledger.post(manager, "OpenCredits", Dossiers.open());
            Reply payment = ledger.post(accountant, "OpenRun", """
                    {"runId":"RUN-ADMISSION","executionDate":"2025-03-10","post":"CBCM-FIN",
                     "account":{"holder":"Trésor public","iban":"%s","bic":"BDFEFRPPCCT"}}
                    """.formatted(BankPapers.TREASURY));

            assertRefused(act, 503, "SURCHARGE");
            assertThat(payment.status()).as(payment.toString()).isEqualTo(201);
        }
    }

    @Test
    void questions_are_answered_while_commands_are_refused() throws Exception {
        String user = newUser(Role.BUDGET_CONTROLLER, "0156");
        try (Full _ = Full.of("plein")) {
            assertThat(ledger.get(user, "/api/v1/work-list").status()).isEqualTo(200);
        }
    }

    @Test
    void an_administration_that_holds_more_than_its_share_is_told_so() throws Exception {
        String user = newUser(Role.BUDGET_DIRECTORATE, "gourmande");
        try (Full _ = Full.of("gourmande")) {
            assertRefused(ledger.post(user, "OpenCredits", Dossiers.open()), 429, "PART_DEPASSEE");
        }
    }

    @Test
    void a_demand_that_was_refused_comes_after_new_ones_until_there_is_room() throws Exception {
        String user = newUser(Role.BUDGET_DIRECTORATE, "plein");
        String key = RunningLedger.newKey();
        try (Full _ = Full.of("plein")) {
            assertRefused(
                    ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key), 429, "PART_DEPASSEE");
            Reply again = ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);
            for (int i = 0; i < 50 && !again.code().equals("REPRISES_DIFFEREES"); i++) {
                // A machine that stood still until he was to come back: then he is no repeat.
                again = ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);
            }
            assertRefused(again, 429, "REPRISES_DIFFEREES");
            assertRefused(
                    ledger.post(user, "OpenCredits", Dossiers.open(), "Quitus-Retry", "1"), 429, "REPRISES_DIFFEREES");
        }
        Reply done = ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);

        assertThat(done.status()).as(done.toString()).isEqualTo(201);
    }

    @Test
    void a_repeat_of_an_administration_that_holds_nothing_is_treated_as_new() throws Exception {
        String user = newUser(Role.BUDGET_DIRECTORATE, "0156");
        try (Full _ = Full.of("plein")) {
            assertRefused(ledger.post(user, "OpenCredits", Dossiers.open(), "Quitus-Retry", "1"), 503, "SURCHARGE");
        }
    }

    @Test
    void who_asks_the_same_at_once_again_is_refused_before_anybody_asks_who_he_is() throws Exception {
        String user = newUser(Role.BUDGET_DIRECTORATE, "0156");
        String key = RunningLedger.newKey();
        try (Full _ = Full.of("plein")) {
            assertRefused(ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key), 503, "SURCHARGE");
            long seen = saturated();
            Reply again = ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);
            for (int i = 0; i < 50 && !again.code().equals("REPRISES_DIFFEREES"); i++) {
                // A machine that stood still for a second: the first refusal was too long ago.
                seen = saturated();
                again = ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);
            }

            assertRefused(again, 429, "REPRISES_DIFFEREES");
            assertThat(saturated()).as("asked for no place").isEqualTo(seen);
        }
        Reply done = ledger.post(user, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);

        assertThat(done.status()).as(done.toString()).isEqualTo(201);
    }

    @Test
    void whoever_was_seen_before_is_refused_before_his_body_is_there() throws Exception {
        String user = newUser(Role.BUDGET_DIRECTORATE, "plein");
        String unseen = newUser(Role.BUDGET_DIRECTORATE, "plein");
        try (Full _ = Full.of("plein")) {
            assertRefused(ledger.post(user, "OpenCredits", Dossiers.open()), 429, "PART_DEPASSEE");
            // Nothing of a body follows: whoever reads it first answers nothing, or 408 after ten seconds.
            try (Socket seen = beginning(user);
                    Socket other = beginning(unseen)) {
                assertThat(status(seen)).isEqualTo("HTTP/1.1 429");
                assertThat(status(other)).isEqualTo("HTTP/1.1 408");
            }
        }
    }

    @Test
    void a_token_is_asked_for_like_a_question_and_refused_when_there_is_no_room() {
        List<Admission.Pass> taken = new ArrayList<>();
        HttpRequest asked = ledger.request("/oauth2/token")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("gina:demo".getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READS; i++) {
                taken.add(admission().enter(new Visit(Pool.READS, Lane.WORK_LIST, "plein", false)));
            }
            for (int i = 0; i < LINE; i++) {
                String other = "autre-" + i;
                others.submit(() -> admission()
                        .enter(new Visit(Pool.READS, Lane.WORK_LIST, other, false))
                        .leave());
            }
            await(() -> admission().waiting(Pool.READS, Lane.WORK_LIST) == LINE, "the line fills");
            assertRefused(ledger.send(asked), 503, "SURCHARGE");
            taken.forEach(Admission.Pass::leave);
        }

        assertThat(ledger.send(asked).status()).isEqualTo(200);
    }

    private static Socket beginning(String token) throws IOException {
        URI address = URI.create(ledger.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(Math.toIntExact(RunningLedger.DEADLINE.toMillis()));
        String head = "POST /api/v1/commands/OpenCredits HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nIdempotency-Key: " + RunningLedger.newKey()
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes("HTTP/1.1 000".length()), StandardCharsets.US_ASCII);
    }

    private static long saturated() {
        return admission().tally().refused(Lane.COMMAND, Refusal.SATURATED);
    }

    @Test
    void a_user_beyond_his_quota_is_told_so_and_nobody_else_is() {
        String hasty = newUser(Role.BUDGET_CONTROLLER, "0156");
        String calm = newUser(Role.BUDGET_CONTROLLER, "0156");
        Reply reply = ledger.get(hasty, "/api/v1/law-parameters");
        for (int i = 0; i < 2_000 && reply.status() == 200; i++) {
            reply = ledger.get(hasty, "/api/v1/law-parameters");
        }

        assertRefused(reply, 429, "QUOTA_DEPASSE");
        assertThat(ledger.get(calm, "/api/v1/law-parameters").status()).isEqualTo(200);
    }

    @Test
    void one_administration_that_floods_leaves_another_served() throws Exception {
        String calm = newUser(Role.BUDGET_DIRECTORATE, "calme");
        AtomicBoolean over = new AtomicBoolean();
        List<Reply> flood = new CopyOnWriteArrayList<>();
        try (ExecutorService flooders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4 * (ACTS + LINE); i++) {
                all.add(flooders.submit(() -> {
                    while (!over.get()) {
                        flood.add(
                                ledger.post(newUser(Role.BUDGET_DIRECTORATE, "flood"), "OpenCredits", Dossiers.open()));
                    }
                }));
            }
            await(() -> flood.stream().anyMatch(reply -> reply.status() != 201), "the flood fills the service");
            List<Reply> served = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                served.add(ledger.post(calm, "OpenCredits", Dossiers.open()));
            }
            over.set(true);
            for (Future<?> one : all) {
                one.get(RunningLedger.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(served).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        }
        assertThat(flood)
                .filteredOn(reply -> reply.status() != 201)
                .isNotEmpty()
                .allSatisfy(refused -> assertThat(refused.code()).isIn("PART_DEPASSEE", "SURCHARGE"));
        // A place is given back when its answer has gone out.
        await(() -> admission().held(Pool.COMMANDS, Lane.COMMAND) == 0, "every place given back");
    }

    @Test
    void only_the_exploitation_and_auditors_see_who_waits() {
        assertThat(ledger.get(newUser(Role.AUDITOR, "0156"), "/api/v1/admission")
                        .status())
                .isEqualTo(200);
        assertThat(ledger.get(newUser(Role.MANAGER, "0156"), "/api/v1/admission")
                        .status())
                .isEqualTo(403);
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 60);
    }

    /** A person nobody else is: quotas are everybody's own. */
    private static String newUser(Role role, String administration) {
        return RunningLedger.sign(
                ledger.claims("personne-" + USERS.incrementAndGet(), role)
                        .claim("administration", administration)
                        .build(),
                ledger.issuerKey());
    }

    private static Admission admission() {
        return ledger.bean(Admission.class);
    }

    private static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as(what).isNegative();
            Thread.onSpinWait();
        }
    }

    /** Every place for acts is taken, and so is every place in the line. */
    private record Full(List<Admission.Pass> taken, ExecutorService others, List<Future<?>> waiting)
            implements AutoCloseable {
        /** @param administration that holds the places */
        static Full of(String administration) {
            List<Admission.Pass> taken = new ArrayList<>();
            for (int i = 0; i < ACTS; i++) {
                taken.add(admission().enter(new Visit(Pool.COMMANDS, Lane.COMMAND, administration, false)));
            }
            ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < LINE; i++) {
                String other = "autre-" + i;
                waiting.add(others.submit(() -> waits(other)));
            }
            await(() -> admission().waiting(Pool.COMMANDS, Lane.COMMAND) == LINE, "the line fills");
            return new Full(taken, others, waiting);
        }

        private static void waits(String administration) {
            try {
                admission()
                        .enter(new Visit(Pool.COMMANDS, Lane.COMMAND, administration, false))
                        .leave();
            } catch (NotAdmitted e) {
                throw new AssertionError("nobody is turned away for who comes later: " + e.refusal(), e);
            }
        }

        @Override
        public void close() throws Exception {
            taken.forEach(Admission.Pass::leave);
            for (Future<?> one : waiting) {
                one.get(RunningLedger.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
            others.close();
        }
    }
}
