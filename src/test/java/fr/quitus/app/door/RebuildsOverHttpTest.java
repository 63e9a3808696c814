package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.GatedPages;
import fr.quitus.domain.actor.Role;
import fr.quitus.projections.engine.OrderedRebuild;
import fr.quitus.projections.engine.Rebuilds;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rebuilds started, watched and cancelled over HTTP, on a ledger whose log they read behind a gate. */
class RebuildsOverHttpTest {
    private static final String PATH = "/api/v1/rebuilds";
    private static final String TWO = "{\"views\":[\"trialbalance\",\"availability\"]}";
    private static final String EVERYTHING = "{\"views\":\"all\"}";
    private static final int WATCHERS_MAX = 16;

    private static RunningLedger ledger;
    private static String tess;

    /** A server-sent event. */
    private record Told(String event, JsonNode data) {}

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(Map.of("spring.main.sources", GatedPages.class.getName()));
        tess = ledger.token("tess", Role.TECH_ADMIN);
        Reply opened = ledger.post(
                ledger.token("denis", Role.BUDGET_DIRECTORATE),
                "OpenCredits",
                "{\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\","
                        + "\"ae\":\"10.00\",\"cp\":\"9.00\",\"legalRef\":\"LFI\"}");
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
    }

    @AfterAll
    static void stop() throws IOException {
        GatedPages.open();
        ledger.close();
    }

    @AfterEach
    void letAllEnd() throws InterruptedException {
        GatedPages.open();
        for (OrderedRebuild run : ledger.bean(Rebuilds.class).all()) {
            assertThat(run.awaitEnd(RunningLedger.DEADLINE).state().ended()).isTrue();
        }
    }

    private static Reply delete(String token, String path) {
        return ledger.send(ledger.request(path)
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build());
    }

    private static HttpResponse<InputStream> watch(HttpClient client, String location) throws Exception {
        HttpRequest request = ledger.request(location + "/events")
                .header("Authorization", "Bearer " + tess)
                .header("Accept", "text/event-stream")
                .build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    /** The next event; comments are passed over. */
    private static Told next(InputStream stream) throws IOException {
        String event = "";
        String data = "";
        while (true) {
            String line = line(stream);
            if (line.isEmpty() && !event.isEmpty()) {
                return new Told(event, LedgerJson.mapper().readTree(data));
            }
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            }
        }
    }

    private static String line(InputStream stream) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        for (int b = stream.read(); b != '\n'; b = stream.read()) {
            if (b < 0) {
                throw new IOException("the stream ended");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static List<Told> untilEnd(InputStream stream) throws IOException {
        List<Told> told = new ArrayList<>();
        do {
            told.add(next(stream));
        } while (!told.getLast().event().equals("end"));
        return told;
    }

    @Test
    void one_is_accepted_watched_to_its_end_and_kept_in_the_list() throws Exception {
        GatedPages.shut();
        Reply begun = ledger.order(tess, TWO);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        String location = begun.header("Location");
        assertThat(location).isEqualTo(PATH + "/" + begun.text("id"));
        assertThat(begun.text("author")).isEqualTo("tess");
        assertThat(ledger.get(tess, location).text("state")).isEqualTo("RUNNING");

        try (HttpClient client = HttpClient.newHttpClient();
                InputStream stream = watch(client, location).body()) {
            Told present = next(stream);
            assertThat(present.event()).isEqualTo("state");
            assertThat(present.data().path("state").asString()).isEqualTo("RUNNING");
            GatedPages.open();
            List<Told> told = untilEnd(stream);

            assertThat(told.stream()
                            .filter(one -> one.event().equals("verdict"))
                            .map(one -> one.data().path("name").asString()))
                    .containsExactly("availability", "trialbalance");
            JsonNode end = told.getLast().data();
            assertThat(end.path("state").asString()).isEqualTo("DONE");
            assertThat(end.path("message").asString()).contains("les 2 projections demandées sont remplacées");
            assertThat(stream.read()).as("nothing comes after the end").isEqualTo(-1);
        }
        JsonNode newest = ledger.get(tess, PATH).json().path("items").path(0);
        assertThat(newest.path("id").asString()).isEqualTo(begun.text("id"));
        assertThat(newest.path("verdicts").path(0).path("outcome").asString()).isEqualTo("COMPARED_AND_SWITCHED");
        assertThat(newest.path("endedAt").asString()).isNotEmpty();
    }

    @Test
    void who_comes_late_is_told_how_it_ended() throws Exception {
        String location =
                PATH + "/" + ledger.rebuild(tess, "[\"trialbalance\"]").text("id");

        try (HttpClient client = HttpClient.newHttpClient();
                InputStream stream = watch(client, location).body()) {
            List<Told> told = untilEnd(stream);

            assertThat(told).extracting(Told::event).containsExactly("state", "end");
            assertThat(told.getFirst().data().path("verdicts").size()).isEqualTo(1);
        }
    }

    @Test
    void a_view_worked_on_is_refused_to_others_until_that_is_cancelled() {
        GatedPages.shut();
        Reply begun = ledger.order(tess, EVERYTHING);

        Reply second = ledger.order(tess, TWO);
        Reply dropped = ledger.send(ledger.request("/api/v1/projections/availability/drop")
                .header("Authorization", "Bearer " + tess)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        Reply cancelled = delete(tess, begun.header("Location"));
        Reply again = delete(tess, begun.header("Location"));
        GatedPages.open();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("PROJECTION_OCCUPEE");
        assertThat(second.text("detail")).contains("déjà en cours de reconstruction");
        assertThat(dropped.status()).isEqualTo(409);
        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("message"))
                .contains("annulée : 0 projections sur")
                .contains("les tables de travail sont supprimées");
        assertThat(again.text("endedAt")).isEqualTo(cancelled.text("endedAt"));
        assertThat(ledger.rebuild(tess, "\"all\"").text("state")).isEqualTo("DONE");
    }

    @Test
    void only_the_exploitation_starts_watches_and_cancels() {
        String id = ledger.rebuild(tess, "[\"trialbalance\"]").text("id");
        for (Role role : Role.values()) {
            if (role != Role.TECH_ADMIN) {
                String token = ledger.token("somebody", role);
                assertThat(ledger.order(token, TWO).status()).as(role.name()).isEqualTo(403);
                assertThat(ledger.get(token, PATH).status()).as(role.name()).isEqualTo(403);
                assertThat(ledger.get(token, PATH + "/" + id).status())
                        .as(role.name())
                        .isEqualTo(403);
                assertThat(ledger.get(token, PATH + "/" + id + "/events").status())
                        .as(role.name())
                        .isEqualTo(403);
                assertThat(delete(token, PATH + "/" + id).status())
                        .as(role.name())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void what_cannot_be_done_is_refused_in_french() {
        assertThat(ledger.order(tess, "{\"views\":[]}").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(ledger.order(tess, "{\"views\":7}").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(ledger.order(tess, "{}").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(ledger.order(tess, "{\"views\":\"all\",\"form\":\"a\"}").status())
                .isEqualTo(400);
        assertThat(ledger.order(tess, "{\"views\":[\"nothing\"]}").code()).isEqualTo("PROJECTION_INCONNUE");
        assertThat(ledger.order(tess, "{\"views\":\"all\",\"from\":\"z\"}").code())
                .isEqualTo("BAIE_INCONNUE");
        assertThat(ledger.get(tess, PATH + "/0").code()).isEqualTo("RECONSTRUCTION_INCONNUE");
        Reply gone = ledger.get(tess, PATH + "/6ba7b810-9dad-11d1-80b4-00c04fd430c8/events");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text("remede")).contains("jusqu'à son arrêt");
    }

    @Test
    void more_watchers_than_there_is_room_for_are_sent_away() throws Exception {
        GatedPages.shut();
        String location = ledger.order(tess, TWO).header("Location");
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<InputStream> streams = new ArrayList<>();
            for (int i = 0; i < WATCHERS_MAX; i++) {
                HttpResponse<InputStream> response = watch(client, location);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/event-stream");
                streams.add(response.body());
            }

            HttpResponse<InputStream> tooMany = watch(client, location);

            assertThat(tooMany.statusCode()).isEqualTo(503);
            assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
            tooMany.body().close();
            GatedPages.open();
            for (InputStream stream : streams) {
                assertThat(untilEnd(stream).getLast().data().path("state").asString())
                        .isEqualTo("DONE");
                stream.close();
            }
        }
    }

    @Test
    void how_views_lag_and_were_verified_is_shown_and_measured() {
        ledger.rebuild(tess, "[\"trialbalance\"]");

        JsonNode shown = ledger.get(tess, "/api/v1/projections").json();
        String metrics = ledger.get(tess, "/actuator/prometheus").body();

        JsonNode balance = shown.path("items")
                .valueStream()
                .filter(view -> view.path("name").asString().equals("trialbalance"))
                .findFirst()
                .orElseThrow();
        assertThat(balance.path("lagSeconds").asLong(-1)).isNotNegative();
        assertThat(balance.at("/verified/position").asLong(-1)).isNotNegative();
        assertThat(balance.at("/verified/byRebuild").asBoolean()).isTrue();
        assertThat(metrics)
                .contains("quitus_projection_lag_seconds{projection=\"trialbalance\"}")
                .contains("quitus_projection_verified_position{projection=\"trialbalance\"}")
                .contains("quitus_projection_verified_epoch_seconds{projection=\"trialbalance\"}")
                .contains("quitus_projection_verified_by_rebuild{projection=\"trialbalance\"} 1.0")
                .contains("quitus_projection_rebuild_events_per_second{projection=\"trialbalance\"} 0.0");
    }
}
