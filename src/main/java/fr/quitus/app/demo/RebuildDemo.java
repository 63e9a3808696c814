package fr.quitus.app.demo;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.RebuildOrders;
import fr.quitus.app.client.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Every projection is thrown away and folded again from the log; what it shows must not change by a byte. */
final class RebuildDemo {
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/budgets/2025/missions?",
            "/api/v1/budgets/2025/programmes?",
            "/api/v1/budgets/2025/operating-budgets?",
            "/api/v1/budgets/2025/envelopes?",
            "/api/v1/commitments?year=2025&",
            "/api/v1/trial-balance?year=2025&",
            "/api/v1/entries?",
            "/api/v1/budget-revenue?year=2025&",
            "/api/v1/audit-trail?");

    private final Journalist journalist;
    private final Counter counter;
    private final LedgerHttp http;

    RebuildDemo(Journalist journalist, Counter counter, LedgerHttp http) {
        this.journalist = journalist;
        this.counter = counter;
        this.http = http;
    }

    void run() {
        journalist.chapter("Les projections sont jetées, puis reconstruites depuis le journal");
        Map<String, List<String>> before = answers();
        drop();
        JsonNode end = rebuilt();
        journalist.say(
                "%d événements relus pour %d vues, %.0f événements/s.",
                end.path("target").asLong() + 1,
                end.path("verdicts").size(),
                end.path("eventsPerSecond").asDouble());
        Map<String, List<String>> after = answers();
        int lines = before.values().stream().mapToInt(List::size).sum();
        for (String question : QUESTIONS) {
            if (!before.getOrDefault(question, List.of()).equals(after.get(question))) {
                journalist.check(question + " inchangé", false, "une autre réponse");
            }
        }
        journalist.check(
                "Les " + lines + " lignes affichées sont identiques", before.equals(after) && lines > 0, lines);
    }

    private Map<String, List<String>> answers() {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> answers.put(question, all(question)));
        return answers;
    }

    private List<String> all(String question) {
        List<String> lines = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = counter.ask("ada", question + cursor);
            page.path("items").forEach(item -> lines.add(item.toString()));
            cursor =
                    page.path("next").isString() ? "cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return lines;
    }

    private void drop() {
        Reply reply = http.post("tess", "/api/v1/projections/all/drop", "{}", Map.of());
        if (!reply.ok()) {
            throw new Stop("Les projections ne sont pas jetées : " + reply.text());
        }
    }

    private JsonNode rebuilt() {
        RebuildOrders orders = new RebuildOrders(http);
        Reply begun = orders.start(List.of("all"), null);
        if (!begun.ok()) {
            throw new Stop("La reconstruction est refusée : " + begun.text());
        }
        try {
            return orders.awaitEnd(begun.json().path("id").asString(), _ -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop("La démonstration est interrompue.");
        }
    }
}
