package fr.quitus.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.Title;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Old bytes are read in today's form, and nothing is guessed. */
class EventReaderTest {
    private static final CreditsOpened OPENED = new CreditsOpened(
            EventSamples.YEAR,
            EventSamples.PROGRAMME,
            Title.T3,
            new Credits(Balance.parse("100.00"), Balance.parse("90.00")),
            "non indiqué");

    private final EventReader reader = OlderVersions.reader();

    @ParameterizedTest
    @ValueSource(strings = {OlderVersions.V1, OlderVersions.V2, OlderVersions.V3})
    void every_version_says_the_same_today(String name) {
        assertThat(reader.read(name, OlderVersions.payload(name))).isEqualTo(OPENED);
        assertThat(reader.typeOf(name)).isEqualTo(CreditsOpened.class);
        assertThat(reader.names()).contains(name);
    }

    @Test
    void only_the_newest_version_is_written() {
        assertThat(reader.current())
                .containsKey(OlderVersions.V3)
                .doesNotContainKeys(OlderVersions.V1, OlderVersions.V2);
    }

    @Test
    void a_version_of_a_later_release_is_refused_and_that_release_is_named() {
        UnreadableEvent refused = refused("credits-opened.v4", "{}");

        assertThat(refused.kind()).isEqualTo(UnreadableEvent.Kind.UNKNOWN_NAME);
        assertThat(refused)
                .hasMessage("this release reads credits-opened.v1, credits-opened.v2, credits-opened.v3"
                        + " and not 'credits-opened.v4': start release 0.4.0, which introduced it, or a later one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credits-opened.v5", "credits-opened.v0", "credits-burnt.v1", "credits-opened", "", ".v1"})
    void a_name_nobody_announced_is_refused_too(String name) {
        UnreadableEvent refused = refused(name, "{}");

        assertThat(refused.kind()).isEqualTo(UnreadableEvent.Kind.UNKNOWN_NAME);
        assertThat(refused).hasMessageContaining("'" + name + "'").hasMessageContaining("no release announced it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credits-opened.v1 | {\"exercice\":2025,\"ae\":\"100.00\",\"cp\":\"90.00\"}",
                "credits-opened.v1 | {\"exercice\":2025,\"line\":\"0156\",\"ae\":\"100.00\",\"cp\":\"90.00\"}",
                "credits-opened.v1 | {\"exercice\":2025,\"line\":156,\"ae\":\"100.00\",\"cp\":\"90.00\"}",
                "credits-opened.v1 | {\"line\":\"0156/T3\",\"ae\":\"100.00\",\"cp\":\"90.00\"}",
                "credits-opened.v2 | {\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\",\"ae\":\"100.00\"}",
                "credits-opened.v2 | {\"year\":2025,\"programme\":\"0156\",\"title\":\"T9\",\"ae\":\"1\",\"cp\":\"1\"}",
                "credits-opened.v2 | []",
                "credits-opened.v2 | {",
                "credits-opened.v3 | null",
                "credits-opened.v3 | {}",
                "ae-committed.v1   | {\"envelope\":\"2025/0156-DR35-U001/HT2\",\"commitmentNumber\":\"2100000001\","
                        + "\"amount\":\"12000.00\",\"amountType\":\"ORIGINAL\"}",
                "ae-committed.v1   | {\"envelope\":\"2025/0156-DR35-U001/HT2\",\"commitmentNumber\":\"2100000001\","
                        + "\"line\":1,\"amount\":\"12000.00\"}",
            })
    void bytes_that_are_not_what_their_name_says_are_refused(String name, String payload) {
        assertThat(refused(name, payload).kind()).isEqualTo(UnreadableEvent.Kind.MALFORMED);
    }

    @Test
    void a_step_that_forgets_a_field_is_found_out() {
        EventUpcaster forgetful = new EventUpcaster(OlderVersions.V2, OlderVersions.V3, opened -> {
            opened.putObject("credits").set("ae", opened.remove("ae")).set("cp", opened.remove("cp"));
            return opened;
        });
        EventReader forgetting = new EventReader(OlderVersions.current(), List.of(forgetful), name -> Optional.empty());
        byte[] payload = OlderVersions.payload(OlderVersions.V2);

        UnreadableEvent refused =
                catchThrowableOfType(UnreadableEvent.class, () -> forgetting.read(OlderVersions.V2, payload));

        assertThat(refused).hasRootCauseMessage("legalRef is missing");
    }

    @Test
    void a_chain_with_a_hole_or_a_fork_is_no_chain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventReader(
                        OlderVersions.current(), List.of(OlderVersions.FIRST), name -> Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventReader(
                        OlderVersions.current(),
                        List.of(
                                OlderVersions.SECOND,
                                new EventUpcaster(OlderVersions.V3, "credits-opened.v4", UnaryOperator.identity())),
                        name -> Optional.empty()));
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> new EventReader(
                                OlderVersions.current(),
                                List.of(OlderVersions.SECOND, OlderVersions.SECOND),
                                name -> Optional.empty())))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "credits-opened.v1, credits-opened.v3",
        "credits-opened.v2, credits-opened.v1",
        "credits-opened.v1, credits-opened.v1",
        "credits-opened.v1, credits-closed.v2",
        "CreditsOpened.v1,  CreditsOpened.v2",
        "credits-opened,    credits-opened.v1",
    })
    void a_step_leads_from_a_version_to_the_next_of_the_same_event(String from, String to) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventUpcaster(from, to, UnaryOperator.identity()));
    }

    private UnreadableEvent refused(String name, String payload) {
        UnreadableEvent refused =
                catchThrowableOfType(UnreadableEvent.class, () -> reader.read(name, payload.getBytes(UTF_8)));
        assertThat(refused).as(name + " " + payload).isNotNull();
        return refused;
    }
}
