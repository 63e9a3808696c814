package fr.quitus.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A session lasts so long and no longer, whatever goes on in it. */
class SessionEndTest {
    private static final Instant OPENED = Instant.parse("2025-03-02T08:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(10);

    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger passedOn = new AtomicInteger();

    /** An interface of which only some methods are called; {@code answers} gets their names. */
    private static <T> T of(Class<T> type, Function<String, @Nullable Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.apply(method.getName())));
    }

    private void askedAt(Instant now, boolean signedIn) throws Exception {
        HttpSession session = of(HttpSession.class, name -> switch (name) {
            case "getCreationTime" -> OPENED.toEpochMilli();
            case "invalidate" -> ended.incrementAndGet();
            default -> throw new AssertionError(name + " was called");
        });
        HttpServletRequest request =
                of(HttpServletRequest.class, name -> name.equals("getSession") && signedIn ? session : null);
        HttpServletResponse response = of(HttpServletResponse.class, _ -> null);
        new SessionEnd(LONGEST, Clock.fixed(now, ZoneOffset.UTC))
                .doFilter(request, response, (_, _) -> passedOn.incrementAndGet());
    }

    @Test
    void a_session_goes_on_until_its_last_millisecond() throws Exception {
        askedAt(OPENED.plus(LONGEST).minusMillis(1), true);

        assertThat(ended).hasValue(0);
        assertThat(passedOn).hasValue(1);
    }

    @Test
    void a_session_that_has_lasted_as_long_as_any_may_ends_and_the_request_goes_on_without_it() throws Exception {
        askedAt(OPENED.plus(LONGEST), true);

        assertThat(ended).hasValue(1);
        assertThat(passedOn).hasValue(1);
    }

    @Test
    void who_has_no_session_is_passed_on() throws Exception {
        askedAt(OPENED.plus(LONGEST), false);

        assertThat(ended).hasValue(0);
        assertThat(passedOn).hasValue(1);
    }
}
