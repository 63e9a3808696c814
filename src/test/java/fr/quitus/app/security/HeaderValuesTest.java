package fr.quitus.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The rule on header values is Spring's own, written otherwise. */
class HeaderValuesTest {
    @Test
    void every_character_is_judged_as_spring_judges_it() {
        List<String> judgedOtherwise = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(c -> "a" + Character.toString(c) + "b")
                .filter(value ->
                        DoorSecurity.isHeaderValue(value) != StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value))
                .toList();

        assertThat(judgedOtherwise).isEmpty();
    }

    @Test
    void a_line_end_in_a_value_is_refused() {
        assertThat(DoorSecurity.isHeaderValue("Bearer abc")).isTrue();
        assertThat(DoorSecurity.isHeaderValue("")).isTrue();
        assertThat(DoorSecurity.isHeaderValue("a\r\nX-Other: b")).isFalse();
        assertThat(DoorSecurity.isHeaderValue("a\0")).isFalse();
    }
}
