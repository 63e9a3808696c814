package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A day's deposits: the desk is opened by order, so many acts are deposited as fast as their senders are answered, the
 * desk is closed, and nobody does anything more until all are decided. Each deposit is then looked up; those accepted
 * stand in the witness with where the desk said that they were written, so that the audit trail is held against them.
 */
final class DeskDrain {
    private static final Caller OPERATOR = YearCast.caller("tess", Role.TECH_ADMIN);
    private static final String DESK = "/api/v1/front-desk";
    private static final String ORDER =
            LedgerJson.mapper().createObjectNode().put("reason", "mesure").toString();
    private static final int AT_ONCE = 5_000;
    private static final int PAGE = 1_000;
    private static final long LOOK_MS = 1_000;
    /** Nothing was decided for so long: nothing will be. */
    private static final long STUCK_S = 120;
    /** SI-DEP's daily volume. */
    private static final double DAY = 300_000;

    private static final double SECONDS_PER_MINUTE = 60;

    private final OverloadSite site;
    private final PrintStream progress;

    DeskDrain(OverloadSite site, PrintStream progress) {
        this.site = site;
        this.progress = progress;
    }

    void run(int count, List<Figure> figures) throws IOException, InterruptedException {
        HttpDoor door = site.run().door();
        int events = site.run().eventsOfADraft();
        site.ledger().desk(true);
        door.post(DESK + "/open", ORDER, OPERATOR);
        long begun = System.nanoTime();
        Set<String> numbers = new HashSet<>();
        while (numbers.size() < count) {
            for (TrafficDesk.Deposit deposit : site.run().deposit(Math.min(AT_ONCE, count - numbers.size()))) {
                numbers.add(deposit.number());
            }
            progress.printf(Locale.ROOT, "%d deposited%n", numbers.size());
        }
        double taken = seconds(begun);
        door.post(DESK + "/close", ORDER, OPERATOR);
        long closed = System.nanoTime();
        boolean drained = awaitEmpty(door);
        double drainedS = seconds(closed);
        List<JsonNode> accepted = new ArrayList<>();
        Set<String> decided = decided(door, numbers, accepted);
        for (JsonNode deposit : accepted) {
            site.run()
                    .witnessed(
                            UUID.fromString(deposit.path("commandId").asString()),
                            deposit.path("position").asLong(-1),
                            events,
                            deposit.path("number").asString());
        }
        site.ledger().desk(false);
        figures.add(Figure.told("drain: deposits taken in", "deposits", numbers.size()));
        figures.add(Figure.told("drain: taken in, over HTTP", "deposits/s", numbers.size() / taken));
        figures.add(Figure.atLeast("drain: emptied without an operator", "times", drained ? 1 : 0, 1));
        figures.add(Figure.told("drain: decided", "deposits/s", decided.size() / drainedS));
        figures.add(Figure.told(
                "drain: 300,000 at this pace", "min", DAY * drainedS / decided.size() / SECONDS_PER_MINUTE));
        figures.add(Figure.zero("drain: deposits without a decision", "deposits", numbers.size() - decided.size()));
        figures.add(Figure.zero("drain: deposits refused", "deposits", decided.size() - accepted.size()));
    }

    private boolean awaitEmpty(HttpDoor door) throws InterruptedException {
        long waiting = Long.MAX_VALUE;
        long moved = System.nanoTime();
        while (seconds(moved) < STUCK_S) {
            try {
                long now = door.ask(DESK, OPERATOR, -1).path("waiting").asLong();
                if (now == 0) {
                    return true;
                }
                if (now < waiting) {
                    waiting = now;
                    moved = System.nanoTime();
                }
            } catch (Door.NotAccepted e) {
                progress.println("the desk was not seen: " + e.getMessage());
            }
            Thread.sleep(LOOK_MS);
        }
        return false;
    }

    /** Of these, those that are decided; each accepted one is kept. */
    private static Set<String> decided(HttpDoor door, Set<String> numbers, List<JsonNode> accepted) {
        Set<String> decided = new HashSet<>();
        String next = null;
        do {
            JsonNode page =
                    door.ask("/api/v1/deposits?limit=" + PAGE + (next == null ? "" : "&before=" + next), OPERATOR, -1);
            for (JsonNode deposit : page.path("items")) {
                String state = deposit.path("state").asString();
                String number = deposit.path("number").asString();
                if (numbers.contains(number) && !state.equals("DÉPOSÉ") && decided.add(number)) {
                    if (state.equals("ACCEPTÉ")) {
                        accepted.add(deposit);
                    }
                }
            }
            next = text(page.path("next"));
        } while (next != null);
        return decided;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
