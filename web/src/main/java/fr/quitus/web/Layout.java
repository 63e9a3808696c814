package fr.quitus.web;

import fr.quitus.web.ledger.LedgerConnection;
import fr.quitus.web.signin.DemonstrationIdentities;
import fr.quitus.web.signin.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What the frame around every page shows. */
@ControllerAdvice(basePackages = "fr.quitus.web")
class Layout {
    private final Assets assets;
    private final HealthBanner health;
    private final Figures figures;
    private final BusinessDay day;
    private final boolean demonstration;

    Layout(
            Assets assets,
            HealthBanner health,
            Figures figures,
            BusinessDay day,
            ObjectProvider<DemonstrationIdentities> demonstration) {
        this.assets = assets;
        this.health = health;
        this.figures = figures;
        this.day = day;
        this.demonstration = demonstration.getIfAvailable() != null;
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request) {
        model.addAllAttributes(frame(request));
    }

    Map<String, Object> frame(HttpServletRequest request) {
        Map<String, Object> frame = new HashMap<>();
        Person person = person();
        if (person != null) {
            frame.put("person", person);
            frame.put("delegation", person.delegationOn(day.today()));
            frame.put(
                    "places",
                    Stream.of(Menu.values())
                            .filter(place -> place.isFor(person))
                            .toList());
        }
        if (person != null) {
            LedgerConnection.Health now = health.health();
            frame.put("degraded", !now.healthy() || !now.writing());
            frame.put("writing", now.writing());
        }
        frame.put("assets", assets);
        frame.put("figures", figures);
        frame.put("demonstration", demonstration);
        frame.put("here", request.getRequestURI());
        frame.put("languages", Map.of("fr", in(request, "fr"), "en", in(request, "en")));
        return frame;
    }

    private static @Nullable Person person() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Person person ? person : null;
    }

    /** This very page; a form that was sent is left for the page it stands on. */
    private static String in(HttpServletRequest request, String language) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(request.getRequestURI());
        if (request.getMethod().equals("GET")) {
            address.query(request.getQueryString());
        }
        return address.replaceQueryParam(Language.PARAMETER, language).build().toUriString();
    }
}
