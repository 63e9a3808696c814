package fr.quitus.app.demo;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.Stop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Le guichet of the demonstration: gives commands on given days and remembers the version of each file it touched. */
final class Counter {
    private static final int QUESTION_RETRIES_MAX = 40;
    private static final long QUESTION_PAUSE_MS = 250;

    private final LedgerHttp http;
    private final AtomicInteger keys = new AtomicInteger();
    private final Map<String, String> versions = new HashMap<>();
    private long position = -1;

    Counter(LedgerHttp http) {
        this.http = http;
    }

    /** @param day civil date of the act, at 10:00 in Paris */
    Reply give(String identity, String day, String command, String file, Map<String, ?> body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", "demo-" + keys.incrementAndGet());
        headers.put("Quitus-Simulated-Time", day + "T10:00:00+01:00");
        headers.put("Quitus-Deposit", "refuse");
        String version = versions.get(file);
        if (version != null) {
            headers.put("If-Match", "\"" + version + "\"");
        }
        String json = LedgerJson.mapper().writeValueAsString(body);
        return http.post(identity, "/api/v1/commands/" + command, json, headers);
    }

    /** A command that must be accepted for the demonstration to go on. */
    JsonNode accepted(String identity, String day, String command, String file, Map<String, ?> body) {
        Reply reply = give(identity, day, command, file, body);
        if (!reply.ok()) {
            throw new Stop(command + " a été refusée : " + reply.text());
        }
        position = Math.max(position, reply.json().path("position").asLong());
        versions.put(file, reply.json().path("version").asString());
        return reply.json();
    }

    /** A question answered at least as late as the last accepted command. */
    JsonNode ask(String identity, String path) {
        Reply reply = http.get(identity, path, position);
        // A view may answer 503 while connections to a lost bay are replaced; the answer says to come back.
        for (int retry = 1; reply.isForLater() && retry <= QUESTION_RETRIES_MAX; retry++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(QUESTION_PAUSE_MS));
            reply = http.get(identity, path, position);
        }
        if (!reply.ok()) {
            throw new Stop(path + " : " + reply.text());
        }
        return reply.json();
    }

    /** Questions are answered no earlier than this from now on. */
    void seen(long seenPosition) {
        position = Math.max(position, seenPosition);
    }
}
