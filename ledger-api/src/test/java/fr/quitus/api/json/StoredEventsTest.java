package fr.quitus.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.Line;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events as they lie in logs for ever. A sample is never edited: an event that changes gets a new version, and its old
 * sample stays.
 */
class StoredEventsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");

    static Stream<String> names() {
        return LedgerTypes.eventsByName().keySet().stream();
    }

    @Test
    void every_version_has_a_sample_and_every_sample_a_version_superseded_ones_too() throws IOException {
        Set<String> samples;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            samples = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }

        assertThat(samples)
                .isEqualTo(EventReader.ofLedger(name -> Optional.empty()).names().stream()
                        .map(name -> name + ".json")
                        .collect(Collectors.toSet()));
        assertThat(EventSamples.all()).hasSameSizeAs(LedgerTypes.eventsByName().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_stored_event_is_read_and_written_back_byte_for_byte(String name) throws IOException {
        byte[] stored = Files.readAllBytes(SAMPLES.resolve(name + ".json"));

        LedgerEvent event =
                LedgerJson.mapper().readValue(stored, LedgerTypes.eventsByName().get(name));

        assertThat(new String(LedgerJson.mapper().writeValueAsBytes(event), UTF_8))
                .isEqualTo(new String(stored, UTF_8));
    }

    static Stream<String> versions() {
        return EventReader.ofLedger(name -> Optional.empty()).names().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_entries_of_an_event_of_any_version_are_the_same_read_alone(String name) throws IOException {
        EventReader reader = EventReader.ofLedger(unknown -> Optional.empty());
        byte[] stored = Files.readAllBytes(SAMPLES.resolve(name + ".json"));

        assertThat(reader.entries(name, stored))
                .isEqualTo(reader.read(name, stored).entries());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_stored_event_still_means_what_it_meant(String name) throws IOException {
        Map<String, LedgerEvent> meant = EventSamples.all().stream()
                .collect(Collectors.toMap(
                        event -> event.getClass().getAnnotation(EventName.class).value(), Function.identity()));

        LedgerEvent event = LedgerJson.mapper()
                .readValue(
                        Files.readAllBytes(SAMPLES.resolve(name + ".json")),
                        LedgerTypes.eventsByName().get(name));

        assertThat(event).isEqualTo(meant.get(name));
    }

    @Test
    void what_an_event_does_not_say_is_not_written() {
        LedgerEvent withoutDelegation = new CommitmentValidated(
                EventSamples.EJ,
                EventSamples.TWELVE,
                VisaKind.NOT_REQUIRED,
                List.of(),
                EventSamples.OMAR,
                null,
                EventSamples.DAY);

        byte[] written = LedgerJson.mapper().writeValueAsBytes(withoutDelegation);

        assertThat(new String(written, UTF_8)).doesNotContain("delegationId").doesNotContain("null");
        assertThat(LedgerJson.mapper().readValue(written, CommitmentValidated.class))
                .isEqualTo(withoutDelegation);
    }

    @Test
    void an_ej_of_the_first_versions_was_firm_and_kept_no_threshold() throws IOException {
        EventReader reader = EventReader.ofLedger(name -> Optional.empty());
        var drafted = (CommitmentDrafted)
                reader.read("commitment-drafted.v1", Files.readAllBytes(SAMPLES.resolve("commitment-drafted.v1.json")));
        var validated = (CommitmentValidated) reader.read(
                "commitment-validated.v1", Files.readAllBytes(SAMPLES.resolve("commitment-validated.v1.json")));

        assertThat(drafted.lines()).extracting(Line::kind).containsExactly(LineKind.TRANCHE_FERME);
        assertThat(validated.thresholds()).isEmpty();
        assertThat(validated.amount()).isEqualTo(EventSamples.TWELVE);
    }

    @Test
    void the_same_checks_in_another_order_give_the_same_bytes() {
        Map<AccountantCheck, Boolean> reversed = new LinkedHashMap<>();
        for (AccountantCheck check : List.of(AccountantCheck.values()).reversed()) {
            reversed.put(check, true);
        }

        String written = new String(
                LedgerJson.mapper().writeValueAsBytes(new AcceptPaymentRequest(EventSamples.DP, reversed)), UTF_8);

        // Hashed as the identity of the demand: a restart must not make another demand of it.
        List<Integer> places = Stream.of(AccountantCheck.values())
                .map(check -> written.indexOf("\"" + check + "\""))
                .toList();
        assertThat(places).isSorted().doesNotContain(-1);
    }
}
