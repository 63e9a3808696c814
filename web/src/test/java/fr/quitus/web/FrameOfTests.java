package fr.quitus.web;

import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;

/** What the frame around a page needs, without a session. */
public final class FrameOfTests {
    private FrameOfTests() {}

    /** The words as the pages read them: Java keeps a bundle as it was first decoded, whoever asks for it next. */
    public static MessageSource texts() {
        return new WebPages().messageSource();
    }

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
                "writing",
                true,
                "here",
                "/",
                "places",
                List.of(),
                "languages",
                Map.of("fr", "/?langue=fr", "en", "/?langue=en"));
    }
}
