package fr.quitus.app.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the ledger answered over HTTP.
 *
 * @param body a missing node if it is no JSON
 * @param replayed whether the answer is the one given the first time the key was used
 * @param retryAfter how long to wait before the same is sent again; zero when nothing was put off
 */
record LedgerAnswer(
        int status, JsonNode body, String raw, boolean replayed, Optional<String> etag, Duration retryAfter) {
    private static final int RAW_SHOWN_CHARACTERS_MAX = 300;

    boolean accepted() {
        return status == 200 || status == 201;
    }

    /** Whether nothing was done for now, and the ledger said when to come back. */
    boolean isForLater() {
        return retryAfter.isPositive();
    }

    String text(String field) {
        return body.path(field).asString("");
    }

    long position() {
        return body.path("position").asLong(LogHead.EMPTY);
    }

    List<String> events() {
        List<String> events = new ArrayList<>();
        body.path("events").forEach(event -> events.add(event.asString("")));
        return events;
    }

    /** For differences: the refusal and its sentence, or the first characters of anything else. */
    @Override
    public String toString() {
        if (accepted()) {
            return status + " acceptée " + events();
        }
        String code = text("code");
        return code.isEmpty()
                ? status + " " + raw.substring(0, Math.min(raw.length(), RAW_SHOWN_CHARACTERS_MAX))
                : status + " " + code + " (" + text("detail") + ")";
    }
}
