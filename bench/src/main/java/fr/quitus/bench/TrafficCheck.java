package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Contrôle de la charge : what the ledger's audit trail shows of the people of a load, compared with what they were
 * told.
 */
final class TrafficCheck {
    private static final Caller AUDITOR = YearCast.caller("ada", Role.AUDITOR);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long PAUSE_MS = 500;
    private static final int PAGE = 1_000;
    private static final int SAMPLES_MAX = 5;

    private final Map<UUID, List<Long>> trail = new HashMap<>();

    /**
     * What was found.
     *
     * @param acknowledged acts that were answered as accepted
     * @param lost of them, those whose events are not there, or not all of them
     * @param doubled of them, those that left more than was told
     * @param elsewhere of them, those that lie at another place than was told
     * @param unacknowledged acts that were written and that nobody was told of
     * @param samples the first of what should not be
     */
    record Found(
            long acknowledged, long lost, long doubled, long elsewhere, long unacknowledged, List<String> samples) {
        boolean holds() {
            return lost == 0 && doubled == 0 && elsewhere == 0;
        }
    }

    /** An event of the trail. */
    void seen(UUID commandId, long position) {
        trail.computeIfAbsent(commandId, _ -> new ArrayList<>(2)).add(position);
    }

    Found compare(List<TrafficWitness.Line> witnessed) {
        Map<UUID, List<Long>> left = new HashMap<>(trail);
        List<String> samples = new ArrayList<>();
        long lost = 0;
        long doubled = 0;
        long elsewhere = 0;
        for (TrafficWitness.Line told : witnessed) {
            List<Long> positions = left.remove(told.commandId());
            int events = positions == null ? 0 : positions.size();
            String wrong = null;
            if (events < told.events()) {
                lost++;
                wrong = "perdu";
            } else if (events > told.events()) {
                doubled++;
                wrong = "en double";
            } else if (events > 0 && positions != null && last(positions) != told.position()) {
                elsewhere++;
                wrong = "ailleurs";
            }
            if (wrong != null && samples.size() < SAMPLES_MAX) {
                samples.add(told.key() + " (" + told.commandId() + ", position " + told.position() + ") " + wrong
                        + " : " + positions);
            }
        }
        return new Found(witnessed.size(), lost, doubled, elsewhere, left.size(), samples);
    }

    private static long last(List<Long> positions) {
        return positions.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** Reads what these people did, once the trail shows everything up to a position. */
    void read(HttpDoor door, List<Caller> people, long upTo) throws InterruptedException {
        for (Caller person : people) {
            String next = null;
            do {
                JsonNode page = ask(
                        door,
                        "/api/v1/audit-trail?limit=" + PAGE + "&actor="
                                + person.actor().text()
                                + (next == null ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8)),
                        upTo);
                page.path("items")
                        .forEach(item -> seen(
                                UUID.fromString(item.path("commandId").asString()),
                                item.path("position").asLong()));
                next = text(page.path("next"));
            } while (next != null);
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** A view that is far behind its log says so, and shows everything in the end. */
    private static JsonNode ask(HttpDoor door, String path, long upTo) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return door.ask(path, AUDITOR, upTo);
            } catch (Door.NotAccepted e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the audit trail does not show " + upTo + ": " + e.getMessage(), e);
                }
                Thread.sleep(PAUSE_MS);
            }
        }
    }
}
