package fr.quitus.app.door;

import fr.quitus.api.json.LedgerJson;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the door answered. */
record Reply(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return LedgerJson.mapper().readTree(body());
    }

    String text(String field) {
        return json().path(field).asString("");
    }

    String id(String name) {
        return json().path("ids").path(name).asString("");
    }

    String code() {
        return text("code");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String etag() {
        return header("ETag");
    }

    /** Pointers of the fields that are wrong. */
    List<String> pointers() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    @Override
    public String toString() {
        return status() + " " + response.headers().map() + " " + body();
    }
}
