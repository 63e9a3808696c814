package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.api.json.LedgerJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Requests as they go over the wire; each person's token is asked for once. */
final class TrafficRequests {
    private final String host;
    private final Function<Caller, String> issuer;
    private final Map<String, String> tokens = new HashMap<>();

    TrafficRequests(URI base, Function<Caller, String> issuer) {
        this.host = base.getAuthority();
        this.issuer = issuer;
    }

    /** Asks for the tokens of all of them now, and not while requests are due. */
    void know(List<Caller> people) {
        people.forEach(this::token);
    }

    private String token(Caller caller) {
        return tokens.computeIfAbsent(caller.actor().text(), _ -> issuer.apply(caller));
    }

    /** What somebody looks at. */
    record Question(String path, Caller caller) {}

    byte[] command(TrafficFile.Act act, String key) {
        byte[] body = LedgerJson.mapper().writeValueAsBytes(act.command());
        String head =
                head("POST", "/api/v1/commands/" + act.command().getClass().getSimpleName(), act.caller())
                        + "Content-Type: application/json\r\nIdempotency-Key: " + key
                        + (act.version() == null ? "" : "\r\nIf-Match: \"" + act.version() + "\"")
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] top = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(top, top.length + body.length);
        System.arraycopy(body, 0, request, top.length, body.length);
        return request;
    }

    byte[] question(Question question) {
        return (head("GET", question.path(), question.caller()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private String head(String method, String path, Caller caller) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token(caller)
                + "\r\n";
    }
}
