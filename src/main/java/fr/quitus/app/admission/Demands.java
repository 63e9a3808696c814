package fr.quitus.app.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.quitus.api.admission.Pool;
import fr.quitus.api.admission.RecentDemands;
import fr.quitus.api.door.CommandController;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What is remembered of those who ask: whose token it is, and which demands came before. A token that was good a minute
 * ago may have ended; that is enough to refuse whoever bears it a place, and never to let him in.
 */
final class Demands {
    /** A client says in it, from 1 on, how many times it has sent this demand before. */
    static final String RETRY_HEADER = "Quitus-Retry";
    /** Tokens of which the bearer is remembered; the least used are asked for again. */
    static final int BEARERS_MAX = 10_000;
    /** How long. */
    static final Duration BEARER_REMEMBERED = Duration.ofMinutes(5);

    private final Cache<String, Asker> bearers = Caffeine.newBuilder()
            .maximumSize(BEARERS_MAX)
            .expireAfterWrite(BEARER_REMEMBERED)
            .build();
    private final RecentDemands recent;

    Demands(RecentDemands recent) {
        this.recent = recent;
    }

    /** Who bore the token of this request before; absent when nobody knows. */
    @Nullable Asker bearer(HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return token == null ? null : bearers.getIfPresent(token);
    }

    /** It is known who sends this request. */
    void bears(HttpServletRequest request, Asker asker) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token != null && bearers.getIfPresent(token) == null) {
            bearers.put(token, asker);
        }
    }

    /** Whether the same demand came before, and not because it was told to come back now; asking changes nothing. */
    boolean isAgain(HttpServletRequest request, Pool pool, Asker asker) {
        String key = key(request, pool);
        RecentDemands.Known known = key == null ? RecentDemands.Known.NEW : recent.look(asker.user(), key);
        return switch (known) {
            case AGAIN -> true;
            case AS_TOLD -> false;
            case NEW -> isPositive(request.getHeader(RETRY_HEADER));
        };
    }

    /** From now on it came. */
    void came(HttpServletRequest request, Pool pool, Asker asker) {
        String key = key(request, pool);
        if (key != null) {
            recent.came(asker.user(), key);
        }
    }

    /** It was refused, and told to come back after so many seconds. */
    void told(HttpServletRequest request, Pool pool, Asker asker, int seconds) {
        String key = key(request, pool);
        if (key != null) {
            recent.told(asker.user(), key, seconds);
        }
    }

    private static @Nullable String key(HttpServletRequest request, Pool pool) {
        return pool == Pool.COMMANDS ? request.getHeader(CommandController.KEY_HEADER) : null;
    }

    private static boolean isPositive(@Nullable String count) {
        return count != null && !count.isEmpty() && count.charAt(0) >= '1' && count.charAt(0) <= '9';
    }
}
