package fr.quitus.web;

import fr.quitus.web.ledger.LedgerConnection;
import fr.quitus.web.signin.DemonstrationIdentities;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** What the frame around a page needs, without a session. */
public final class FrameOfTests {
    private FrameOfTests() {}

    /** The words as the pages read them: Java keeps a bundle as it was first decoded, whoever asks for it next. */
    public static MessageSource texts() {
        return new WebPages().messageSource();
    }

    /** What makes a page of what the interface refuses. */
    public static void problems(GenericWebApplicationContext context, LedgerConnection connection) {
        Layout layout = new Layout(
                new Assets(new WebSettings(null, null, "", 30, 10, 5)),
                new HealthBanner(connection, Clock.systemUTC()),
                new Figures(),
                () -> LocalDate.of(2025, 3, 2),
                new DefaultListableBeanFactory().getBeanProvider(DemonstrationIdentities.class));
        context.registerBean(PageProblems.class, () -> new PageProblems(layout, new NullRequestCache(), texts()));
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
