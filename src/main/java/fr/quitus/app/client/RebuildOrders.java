package fr.quitus.app.client;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.client.LedgerHttp.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rebuilds of a running instance, ordered, watched and cancelled over HTTP under the identity of the exploitation. */
public final class RebuildOrders {
    private static final String OPERATOR = "tess";
    private static final String PATH = "/api/v1/rebuilds";
    private static final String ALL = "all";
    private static final long REFRESH_MS = 250;

    private final LedgerHttp http;

    public RebuildOrders(LedgerHttp http) {
        this.http = http;
    }

    /** @param views names, or {@code all} alone */
    public Reply start(List<String> views, @Nullable String from) {
        ObjectNode demand = LedgerJson.mapper().createObjectNode();
        if (views.equals(List.of(ALL))) {
            demand.put("views", ALL);
        } else {
            views.forEach(demand.putArray("views")::add);
        }
        if (from != null) {
            demand.put("from", from);
        }
        return http.post(OPERATOR, PATH, demand.toString(), Map.of());
    }

    /** Asks again and again until it ended. @return it as it ended */
    public JsonNode awaitEnd(String id, Consumer<JsonNode> meanwhile) throws InterruptedException {
        while (true) {
            JsonNode shown = done(http.get(OPERATOR, PATH + "/" + id, -1));
            if (!shown.path("endedAt").isNull()) {
                return shown;
            }
            meanwhile.accept(shown);
            Thread.sleep(REFRESH_MS);
        }
    }

    /** @return it as it stands then: mostly ended */
    public JsonNode cancel(String id) {
        return done(http.delete(OPERATOR, PATH + "/" + id));
    }

    /** Takes up again what the last rebuild of a view replaced. */
    public Reply goBack(String view) {
        return http.post(OPERATOR, "/api/v1/projections/" + view + "/go-back", "{}", Map.of());
    }

    /** The views that one can go back to. */
    public List<String> replaced() {
        return done(http.get(OPERATOR, "/api/v1/projections", -1))
                .path("replaced")
                .valueStream()
                .map(view -> view.path("name").asString())
                .toList();
    }

    private static JsonNode done(Reply reply) {
        if (!reply.ok()) {
            throw new Stop("La reconstruction ne se laisse plus suivre : "
                    + reply.json().path("detail").asString(reply.text()));
        }
        return reply.json();
    }
}
