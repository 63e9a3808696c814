package fr.quitus.api.door;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Administration whose share a request counts against: as the token names it, else the programme of the perimeter, else
 * the accounting post, else the person. It says nothing of what anybody may do.
 */
public final class Administration {
    /** Optional claim of a token. */
    public static final String CLAIM = "administration";
    /** Longest name that is told apart. */
    static final int NAME_CHARS_MAX = 64;

    private Administration() {}

    public static String of(Jwt token) {
        if (token.getClaims().get(CLAIM) instanceof String named && !named.isBlank()) {
            return bounded(named);
        }
        return of(
                texts(token.getClaims().get("funds_centres")),
                texts(token.getClaims().get("posts")),
                token.getSubject() == null ? "" : token.getSubject());
    }

    static String of(Caller caller) {
        return of(
                caller.perimeter().fundsCentres(),
                caller.perimeter().posts().stream().map(post -> post.text()).toList(),
                caller.actor().text());
    }

    /** The first by name, for perimeters are sets; {@code *} is everybody's and nobody's. */
    private static String of(Collection<String> fundsCentres, Collection<String> posts, String person) {
        String centre = first(fundsCentres);
        if (centre != null) {
            int end = centre.indexOf('-');
            return bounded(end < 0 ? centre : centre.substring(0, end));
        }
        String post = first(posts);
        return bounded(post == null ? person : post);
    }

    private static @Nullable String first(Collection<String> names) {
        String first = null;
        for (String name : names) {
            if (!name.equals("*") && (first == null || name.compareTo(first) < 0)) {
                first = name;
            }
        }
        return first;
    }

    private static List<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> all
                ? all.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static String bounded(String name) {
        return name.length() > NAME_CHARS_MAX ? name.substring(0, NAME_CHARS_MAX) : name;
    }
}
