package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.Lane;
import fr.quitus.api.admission.Pool;
import fr.quitus.app.Await;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that send a part and stop, on real sockets: they hold their connections, and nothing of anybody else's. */
class SlowClientsTest {
    private static final int EACH = 150;
    /** Short, but no shorter than what a slow machine needs to read a body that came at once. */
    private static final int BODY_MS = 2_000;

    private static RunningLedger ledger;

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(Map.of(
                "quitus.admission.commands-min", "2",
                "quitus.admission.commands-max", "2",
                "quitus.admission.body-ms", String.valueOf(BODY_MS),
                "server.tomcat.connection-timeout", "20s"));
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void hundreds_of_slow_clients_keep_nobody_from_a_place_or_from_health() throws IOException {
        String token = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < EACH; i++) {
                slow.add(client(""));
                slow.add(client("POST /api/v1/commands/OpenCredits HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
                slow.add(client(head(token, i) + "{\"year\""));
            }

            Reply act = ledger.post(token, "OpenCredits", Dossiers.open());
            Reply health = ledger.send(ledger.request("/actuator/health").build());

            assertThat(act.status()).as(act.toString()).isEqualTo(201);
            assertThat(health.status()).as(health.toString()).isEqualTo(200);
            // A place is given back when its answer has gone out.
            Await.until(
                    "every place given back",
                    () -> ledger.bean(Admission.class).held(Pool.COMMANDS, Lane.COMMAND) == 0);
            assertThat(slow).hasSize(3 * EACH).noneMatch(Socket::isClosed);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_trickles_is_given_up_although_something_always_comes() throws IOException {
        String token = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        try (Socket client = client(head(token, 0))) {
            client.setSoTimeout((int) RunningLedger.DEADLINE.toMillis());
            // Byte by byte, each only after the server has had the time to see that the body is late.
            long begun = System.nanoTime();
            Await.until("the time of a body to be over", () -> System.nanoTime() - begun > 1_100_000L * BODY_MS);
            client.getOutputStream().write('{');
            client.getOutputStream().flush();

            String answer = answer(client);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("CORPS_TROP_LENT", "Connection: close");
        }
    }

    @Test
    void a_body_longer_than_any_command_is_refused_for_what_it_announces() throws IOException {
        String token = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        String head = head(token, 1).replace("Content-Length: 100", "Content-Length: 300000");
        try (Socket client = client(head)) {
            client.setSoTimeout((int) RunningLedger.DEADLINE.toMillis());
            byte[] beginning = client.getInputStream().readNBytes(12);

            assertThat(new String(beginning, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413");
        }
    }

    /** Until its last field, for the server keeps the connection a while for what is left of the body. */
    private static String answer(Socket client) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\"remede\"") < 0) {
            int read = client.getInputStream().read();
            assertThat(read).as(answer.toString()).isNotNegative();
            answer.append((char) read);
        }
        return answer.toString();
    }

    private static String head(String token, int key) {
        return "POST /api/v1/commands/OpenCredits HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nIdempotency-Key: slow-" + key
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    }

    private static Socket client(String sent) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(ledger.address()).getPort());
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}
