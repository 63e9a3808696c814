package fr.quitus.web;

import java.util.List;
import java.util.Map;

/** What the frame around a page needs, without a session. */
public final class FrameOfTests {
    private FrameOfTests() {}

    public static Map<String, Object> attributes() {
        return Map.of(
                "assets",
                new Assets(new WebSettings(null, null, "", 30, 10, 5)),
                "figures",
                new Figures(),
                "demonstration",
                false,
                "degraded",
                false,
                "here",
                "/",
                "places",
                List.of(),
                "languages",
                Map.of("fr", "/?langue=fr", "en", "/?langue=en"));
    }
}
