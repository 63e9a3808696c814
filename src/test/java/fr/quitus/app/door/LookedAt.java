package fr.quitus.app.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;

/** Which pages a browser was shown and what was wrong with them, held against the pages that there are. */
final class LookedAt {
    private static final int NARROW = 360;

    /** A part of the corbeille, asked for by htmx alone, is no page. */
    private static final Set<String> PARTS = Set.of("/recherches");

    private final List<String> findings = new ArrayList<>();
    private final Set<String> paths = new TreeSet<>();

    /** A page by its address. */
    void at(String address) {
        paths.add(address.split("[?]", 2)[0]);
    }

    /** The page in the window, whatever led to it. */
    void here(Chromium browser, String name) {
        browser.dark(false);
        browser.violations().forEach(found -> findings.add(name + ": " + found));
        browser.unreachedByKeyboard().forEach(found -> findings.add(name + ", by the keyboard: " + found));
        browser.dark(true);
        browser.violationsOfColours().forEach(found -> findings.add(name + " in the dark: " + found));
        browser.width(NARROW);
        if (browser.overflow() > 0) {
            findings.add(name + ": wider than " + NARROW + " pixels by " + browser.overflow());
        }
    }

    List<String> findings() {
        return findings;
    }

    /** Addresses of pages of the product that no path looked at is of. */
    Set<String> routesMissed(RunningLedger ledger) {
        Set<String> missed = new TreeSet<>();
        ledger.routes().getHandlerMethods().forEach((route, method) -> {
            boolean page = method.getBeanType().getPackageName().startsWith("fr.quitus.web")
                    && method.getMethod().getReturnType() == String.class
                    && (route.getMethodsCondition().isEmpty()
                            || route.getMethodsCondition().getMethods().contains(RequestMethod.GET));
            if (page && route.getPathPatternsCondition() != null) {
                route.getPathPatternsCondition().getPatterns().stream()
                        .filter(pattern -> paths.stream().noneMatch(path -> matches(pattern, path)))
                        .map(PathPattern::getPatternString)
                        .forEach(missed::add);
            }
        });
        missed.removeAll(PARTS);
        return missed;
    }

    private static boolean matches(PathPattern pattern, String path) {
        return pattern.matches(PathContainer.parsePath(path));
    }
}
