package fr.quitus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FiguresTest {
    private final Figures figures = new Figures();

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void french_amounts_have_a_comma_and_spaces_that_never_break() {
        LocaleContextHolder.setLocale(Locale.FRENCH);

        assertThat(figures.euros(new BigDecimal("1234567.89"))).isEqualTo("1\u202f234\u202f567,89");
        assertThat(figures.euros("-0.05")).isEqualTo("\u22120,05");
        assertThat(figures.euros("92233720368547758.07"))
                .isEqualTo("92\u202f233\u202f720\u202f368\u202f547\u202f758,07");
        assertThat(figures.eurosOrNothing(BigDecimal.ZERO)).isEmpty();
        assertThat(figures.percent(new BigDecimal("12.345"))).isEqualTo("12,3\u00a0%");
        assertThat(figures.day(LocalDate.of(2025, 3, 2))).isEqualTo("02/03/2025");
        assertThat(figures.instant(Instant.parse("2025-03-02T09:00:00Z"))).isEqualTo("02/03/2025\u00a010:00:00");
    }

    @Test
    void english_amounts_have_a_point() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        assertThat(figures.euros("1234567.89")).isEqualTo("1,234,567.89");
        assertThat(figures.count(12_000)).isEqualTo("12,000");
        assertThat(figures.day(LocalDate.of(2025, 3, 2))).isEqualTo("2 Mar 2025");
    }

    @Test
    void an_amount_is_never_rounded() {
        assertThatThrownBy(() -> figures.euros("0.005")).isInstanceOf(ArithmeticException.class);
    }
}
