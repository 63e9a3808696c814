package fr.quitus.bench;

import fr.quitus.api.json.LedgerJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was answered to a request of the load.
 *
 * @param retryAfterS seconds to wait before the next try; -1 when the answer does not say
 * @param deposit number of the receipt when the act was deposited and not yet decided
 * @param kept whether another request may follow on the connection
 */
record TrafficAnswer(int status, int retryAfterS, @Nullable String deposit, boolean kept, byte[] body) {
    private static final String CODE = "\"code\"";

    /** What became of the request, as far as its client can tell. */
    enum Kind {
        ADMITTED,
        /** Taken at the front desk, with a receipt; decided later. */
        DEPOSITED,
        /** Come back later: nothing was done, or nobody can tell. */
        REFUSED,
        /** The rules, or the form: coming back changes nothing. */
        RULED,
        /** A fault of ours, or no answer. */
        FAILED
    }

    Kind kind() {
        if (status == 202 && deposit != null) {
            return Kind.DEPOSITED;
        }
        if (status / 100 == 2) {
            return Kind.ADMITTED;
        }
        if (status == 429 || status == 503) {
            return Kind.REFUSED;
        }
        return status / 100 == 4 ? Kind.RULED : Kind.FAILED;
    }

    /** The stable code of a problem; empty when there is none. */
    String code() {
        if (status / 100 == 2) {
            return "";
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(CODE);
        int from = at < 0 ? -1 : text.indexOf('"', at + CODE.length());
        int to = from < 0 ? -1 : text.indexOf('"', from + 1);
        return to < 0 ? "" : text.substring(from + 1, to);
    }

    /** What an accepted command is gone on with. */
    Receipt receipt() {
        JsonNode read = LedgerJson.mapper().readTree(body);
        Map<String, String> ids = new HashMap<>();
        read.path("ids")
                .properties()
                .forEach(id -> ids.put(id.getKey(), id.getValue().asString()));
        return new Receipt(
                read.path("commandId").asString(),
                read.path("position").asLong(-1),
                read.path("events").size(),
                new Door.Reply(ids, read.path("version").asLong()));
    }

    /**
     * An accepted command.
     *
     * @param position where the log has its last event
     * @param events how many it left
     */
    record Receipt(String commandId, long position, int events, Door.Reply reply) {}
}
