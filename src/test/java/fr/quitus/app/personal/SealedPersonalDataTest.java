package fr.quitus.app.personal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.SealedText;
import fr.quitus.domain.value.ThirdPartyRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SealedPersonalDataTest {
    private static final ThirdPartyRef ADA = ThirdPartyRef.of("85129663200017");
    private static final ThirdPartyRef BOB = ThirdPartyRef.of("73282932000074");
    private static final Iban IBAN = Iban.of("FR1420041010050500013M02606");

    private final MemoryPersonKeys keys = new MemoryPersonKeys();
    private final SealedPersonalData personal = new SealedPersonalData(keys);

    @Test
    void the_same_text_of_the_same_person_is_sealed_to_the_same_and_of_another_to_another() {
        String sealed = personal.seal(ADA, IBAN.text(), 2025, true);

        assertThat(personal.seal(ADA, IBAN.text(), 2026, true)).isEqualTo(sealed);
        assertThat(personal.seal(BOB, IBAN.text(), 2025, true)).isNotEqualTo(sealed);
        assertThat(personal.seal(ADA, IBAN.text() + " ", 2025, true)).isNotEqualTo(sealed);
        assertThat(Iban.stored(sealed).text()).isEqualTo(sealed);
        assertThat(new String(Base64.getUrlDecoder().decode(sealed.substring(24)), StandardCharsets.ISO_8859_1))
                .doesNotContain("20041010");
    }

    @Property(tries = 300)
    void what_is_sealed_is_opened_again_and_nothing_of_it_shows(
            @ForAll @NotBlank @StringLength(min = 3, max = 500) String text) {
        String readable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String sealed = personal.seal(ADA, readable, 2025, true);

        assertThat(SealedText.isSealed(sealed)).isTrue();
        assertThat(personal.reveal("« " + sealed + " »")).isEqualTo("« " + readable + " »");
    }

    @Test
    void what_was_changed_or_sealed_elsewhere_is_not_opened() {
        String sealed = personal.seal(ADA, "Zéphyrine", 2025, true);
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);
        String elsewhere = new SealedPersonalData(new MemoryPersonKeys()).seal(ADA, "Zéphyrine", 2025, true);

        assertThat(personal.reveal(changed)).isEqualTo(SealedPersonalData.ERASED);
        assertThat(personal.reveal(elsewhere)).isEqualTo(SealedPersonalData.ERASED);
    }

    @Test
    void a_person_who_is_forgotten_is_read_by_nobody_and_the_others_are() {
        String ada = personal.seal(ADA, "Ada", 2025, true);
        String bob = personal.seal(BOB, "Bob", 2025, true);

        personal.forget(ADA, 2025);

        assertThat(personal.reveal(ada + "/" + bob)).isEqualTo(SealedPersonalData.ERASED + "/Bob");
        assertThat(personal.lastActYear(ADA)).isEmpty();
        assertThat(personal.seal(ADA, "Ada", 2037, true))
                .as("one who comes back is somebody new")
                .isNotEqualTo(ada);
    }

    @Test
    void a_later_act_keeps_the_key() {
        String ada = personal.seal(ADA, "Ada", 2025, true);
        personal.acted(ada, 2031);

        personal.forget(ADA, 2025);

        assertThat(personal.reveal(ada)).isEqualTo("Ada");
        assertThat(personal.lastActYear(ADA)).hasValue(2031);
    }

    @Test
    void a_simulation_makes_no_key_and_shows_what_the_act_will_write() {
        String simulated = personal.seal(ADA, "Ada", 2025, false);

        assertThat(keys.ofPerson(ADA)).isEmpty();
        assertThat(personal.reveal(simulated)).as("who asked reads his answer").isEqualTo("Ada");
        assertThat(new SealedPersonalData(keys).reveal(simulated))
                .as("nobody else could")
                .isEqualTo(SealedPersonalData.ERASED);
        assertThat(personal.seal(ADA, "Ada", 2025, true)).isEqualTo(simulated);
    }

    @Test
    void an_account_has_one_identity_that_nobody_can_compute_without_the_key() {
        assertThat(personal.accountId(IBAN)).isEqualTo(personal.accountId(IBAN));
        assertThat(new SealedPersonalData(new MemoryPersonKeys()).accountId(IBAN))
                .isNotEqualTo(personal.accountId(IBAN));
        assertThat(personal.accountId(IBAN).value().version()).isEqualTo(8);
        assertThat(personal.lastActYear(SealedPersonalData.LEDGER)).isEmpty();
    }

    @Test
    void answers_are_opened_and_what_is_stored_is_not() {
        String sealed = personal.seal(ADA, "Nom \"entre guillemets\"", 2025, true);
        Map<String, Object> answer = Map.of(
                "name",
                sealed,
                "iban",
                Iban.stored(personal.seal(ADA, IBAN.text(), 2025, true)),
                "list",
                List.of(sealed));

        String told = RevealedAnswers.mapper(personal).writeValueAsString(answer);

        assertThat(told)
                .contains("\"Nom \\\"entre guillemets\\\"\"")
                .contains(IBAN.text())
                .doesNotContain("~");
        assertThat(LedgerJson.mapper().writeValueAsString(answer))
                .contains(sealed)
                .doesNotContain("guillemets");
    }

    @Test
    void a_key_names_itself_in_what_it_seals() {
        PersonKey key = new PersonKey(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"), new byte[32]);

        assertThat(SealedText.keyOf(SealingCipher.seal(key, "x"))).isEqualTo(key.id());
        assertThat(SealingCipher.open(key, SealingCipher.seal(key, "x"))).contains("x");
    }
}
