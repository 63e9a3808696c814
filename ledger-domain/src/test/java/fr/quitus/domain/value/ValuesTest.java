package fr.quitus.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Property(tries = 500)
    void an_amount_reads_what_it_prints(@ForAll @LongRange(min = 1, max = Amount.CENTS_MAX) long cents) {
        assertThat(Amount.parse(Amount.ofCents(cents).text())).isEqualTo(Amount.ofCents(cents));
    }

    @Property(tries = 500)
    void a_balance_reads_what_it_prints(
            @ForAll @LongRange(min = -9_999_999_999_999_999L, max = 9_999_999_999_999_999L) long cents) {
        assertThat(Balance.parse(Balance.ofCents(cents).text())).isEqualTo(Balance.ofCents(cents));
    }

    @Test
    void an_amount_is_written_with_two_decimals() {
        assertThat(Amount.parse("12000").text()).isEqualTo("12000.00");
        assertThat(Amount.parse("0.1").text()).isEqualTo("0.10");
        assertThat(Amount.parse("0.01").cents()).isEqualTo(1);
        assertThat(Balance.parse("-0.05").text()).isEqualTo("-0.05");
    }

    @Test
    void refuses_an_amount_that_is_no_amount() {
        for (String text : List.of(
                "",
                "0",
                "0.00",
                "-1",
                "+1",
                "1,00",
                "1.",
                ".5",
                "1.001",
                "1e3",
                " 1",
                "1\n",
                "١",
                "NaN",
                "10000000000000.01")) {
            assertThatThrownBy(() -> Amount.parse(text)).as(text).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void adds_exactly_or_not_at_all() {
        assertThatThrownBy(() -> Balance.ofCents(Long.MAX_VALUE).plus(Balance.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.ofCents(Amount.CENTS_MAX).plus(Amount.ofCents(1)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_iban_has_right_check_digits() {
        assertThat(Iban.of("FR7630006000011234567890189").text()).startsWith("FR76");
        for (String text : List.of(
                "FR7630006000011234567890188",
                "FR7730006000011234567890189",
                "FR76 3000 6000 0112 3456 7890 189",
                "fr7630006000011234567890189",
                "FR76")) {
            assertThatThrownBy(() -> Iban.of(text)).as(text).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void an_envelope_reads_what_it_prints() {
        EnvelopeId id = new EnvelopeId(FiscalYear.of(2026), FundsCentre.of("0156-DR35-U001"), TitleGroup.T2);

        assertThat(EnvelopeId.of(id.text())).isEqualTo(id);
        for (String text : List.of(
                "2026/0156-DR35-U001", "2026/0156-DR35-U001/T3", "2005/0156-DR35-U001/T2", "2026/0156/T2", "/")) {
            assertThatThrownBy(() -> EnvelopeId.of(text)).as(text).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void the_same_thing_has_the_same_identity_and_another_thing_another() {
        assertThat(NamedId.of("invoice", "a", "b")).isEqualTo(NamedId.of("invoice", "a", "b"));
        assertThat(NamedId.of("invoice", "a", "b").version()).isEqualTo(5);
        assertThat(NamedId.of("invoice", "a", "b").variant()).isEqualTo(2);
        assertThat(List.of(
                        NamedId.of("invoice", "a", "b"),
                        NamedId.of("invoice", "b", "a"),
                        NamedId.of("invoice", "ab"),
                        NamedId.of("invoice", "a|1:b"),
                        NamedId.of("invoice", "a", "b", ""),
                        NamedId.of("bank-entry", "a", "b")))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_text_is_bounded_and_reads_as_it_is_stored() {
        assertThat(Texts.required("L'objet", "Entretien des locaux – été")).contains("été");
        for (String text : List.of("", "  ", "a\u0000b", "a\nb", "a\u202Eb", "a\u2066b", "x".repeat(501))) {
            assertThatThrownBy(() -> Texts.required("L'objet", text))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageStartingWith("L'objet ");
        }
    }

    @Test
    void an_error_does_not_echo_a_long_or_hostile_text() {
        assertThatThrownBy(() -> Amount.parse("\u001B[31m" + "9".repeat(1_000_000)))
                .isInstanceOf(InvalidValue.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).doesNotContain("\u001B"));
    }
}
