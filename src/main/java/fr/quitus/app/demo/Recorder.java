package fr.quitus.app.demo;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.LedgerHttp.Unreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The witness outside the bays: gives commands from several clerks at once and remembers each that was acknowledged. A
 * clerk who gets no answer, or is told to come back, asks again with the same key, as the promise says one may.
 */
final class Recorder {
    private static final int CLERKS = 16;
    private static final long PAUSE_BEFORE_RETRY_MS = 50;

    private final LedgerHttp http;
    private final String body;
    private final String prefix;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong lastAcknowledgement = new AtomicLong();
    private final AtomicLong longestSilence = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> clerks = new ArrayList<>();

    Recorder(LedgerHttp http, String prefix, String body) {
        this.http = http;
        this.prefix = prefix;
        this.body = body;
    }

    void start() {
        lastAcknowledgement.set(System.nanoTime());
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            int number = clerk;
            clerks.add(Thread.ofVirtual().name("clerk-" + clerk).start(() -> work(number)));
        }
    }

    private void work(int clerk) {
        for (int i = 0; !stopped.get(); i++) {
            give(prefix + "-" + clerk + "-" + i);
        }
    }

    private void give(String key) {
        Map<String, String> headers = Map.of(
                "Idempotency-Key",
                key,
                "Quitus-Simulated-Time",
                "2025-06-02T10:00:00+02:00",
                "Quitus-Deposit",
                "refuse");
        while (true) {
            try {
                Reply reply = http.post("gina", "/api/v1/commands/DraftCommitment", body, headers);
                if (reply.ok()) {
                    remember(reply);
                    return;
                }
                if (!reply.isForLater()) {
                    refused.incrementAndGet();
                    return;
                }
            } catch (Unreachable e) {
                // Nobody knows what became of it: the same key will tell.
            }
            retries.incrementAndGet();
            pause();
        }
    }

    private void remember(Reply reply) {
        acknowledged.put(
                reply.json().path("commandId").asString(),
                reply.json().path("position").asLong());
        long now = System.nanoTime();
        longestSilence.accumulateAndGet(now - lastAcknowledgement.getAndSet(now), Math::max);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_BEFORE_RETRY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped.set(true);
        for (Thread clerk : clerks) {
            try {
                clerk.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the clerks finish", e);
            }
        }
    }

    /** Command ids by position of what was acknowledged so far. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    long longestSilenceMs() {
        return longestSilence.get() / 1_000_000;
    }

    long retries() {
        return retries.get();
    }

    long refused() {
        return refused.get();
    }
}
