package fr.quitus.app.demo;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.bays.BayEvent;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.EmbeddedBays;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * June 2013, again: the primary bay is killed and its folder deleted while commands flow; nothing acknowledged is lost.
 */
final class BayLossDemo {
    /** Acknowledged before the bay is destroyed, and again after another has taken over. */
    private static final int COMMANDS_EACH_SIDE = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AUDIT_PAGE_ITEMS = 1_000;

    private final Journalist journalist;
    private final Counter counter;
    private final LedgerHttp http;
    private final EmbeddedBays bays;

    BayLossDemo(Journalist journalist, Counter counter, LedgerHttp http, EmbeddedBays bays) {
        this.journalist = journalist;
        this.counter = counter;
        this.http = http;
        this.bays = bays;
    }

    void run() {
        journalist.chapter("La baie primaire est détruite pendant que les commandes affluent");
        AtomicReference<BayEvent.@Nullable TakeoverEnded> takeover = new AtomicReference<>();
        CountDownLatch takenOver = new CountDownLatch(1);
        bays.onEvent(event -> {
            if (event instanceof BayEvent.TakeoverEnded ended) {
                takeover.set(ended);
                takenOver.countDown();
            }
        });
        Recorder recorder =
                new Recorder(http, "baie", LedgerJson.mapper().writeValueAsString(AccountsDemo.draft("1.00")));
        recorder.start();
        await("des commandes acquittées", () -> recorder.acknowledged().size() >= COMMANDS_EACH_SIDE);
        BayName destroyed = bays.primary();
        int before = recorder.acknowledged().size();
        bays.destroy(destroyed);
        journalist.say(
                "Baie %s : kill -9, dossier supprimé, après %d commandes acquittées.", destroyed.folder(), before);
        awaitTakeover(takenOver);
        await("de nouvelles commandes", () -> recorder.acknowledged().size() >= before + COMMANDS_EACH_SIDE);
        recorder.stop();
        BayEvent.TakeoverEnded ended = Objects.requireNonNull(takeover.get(), "the takeover was awaited");
        journalist.check("Une autre baie a pris le relais", ended.primary() != destroyed, ended.primary());
        journalist.say(
                "Relais par la baie %s en %d ms ; plus long silence entre deux acquittements : %d ms.",
                ended.primary().folder(), ended.duration().toMillis(), recorder.longestSilenceMs());
        journalist.say(
                "Commandes acquittées : %d ; nouvelles tentatives avec la même clé : %d.",
                recorder.acknowledged().size(), recorder.retries());
        journalist.checkEquals("Aucune commande refusée à tort", 0L, recorder.refused());
        recorder.acknowledged().values().forEach(counter::seen);
        compare(recorder.acknowledged());
    }

    private void compare(Map<String, Long> acknowledged) {
        Map<String, Long> inLog = new HashMap<>();
        long duplicated = 0;
        String cursor = "";
        do {
            JsonNode page = counter.ask("ada", "/api/v1/audit-trail?limit=" + AUDIT_PAGE_ITEMS + cursor);
            for (JsonNode event : page.path("items")) {
                if (event.path("event").asString(event.path("name").asString()).startsWith("commitment-drafted")) {
                    Long other = inLog.put(
                            event.path("commandId").asString(),
                            event.path("position").asLong());
                    duplicated += other == null ? 0 : 1;
                }
            }
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        long lost = acknowledged.entrySet().stream()
                .filter(ack -> !ack.getValue().equals(inLog.get(ack.getKey())))
                .count();
        journalist.checkEquals("Commandes acquittées et perdues", 0L, lost);
        journalist.checkEquals("Commandes écrites deux fois", 0L, duplicated);
    }

    /** The lost bay comes back as an empty folder, is filled from a survivor and counts again. */
    void reseeded() {
        journalist.chapter("La baie perdue est reconstruite");
        Supplier<Long> inQuorum = () -> bays.statuses().stream()
                .filter(bay -> bay.state() == BayState.PRIMARY || bay.state() == BayState.QUORUM)
                .count();
        await("trois baies au quorum", () -> inQuorum.get() == 3);
        bays.statuses().forEach(bay -> journalist.say("baie %s : %s", bay.name().folder(), bay.state()));
        journalist.checkEquals("Les trois baies tiennent de nouveau le journal", 3L, inQuorum.get());
    }

    private static void awaitTakeover(CountDownLatch takenOver) {
        try {
            if (!takenOver.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no bay has taken over within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
