package fr.quitus.proofs.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final UUID RFC_DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    private static final UUID RFC_URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void a_name_based_id_is_that_of_the_rfc() {
        assertThat(EventIds.nameBased(RFC_DNS, "www.example.com")) // RFC 9562, appendix A.4
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
        assertThat(EventIds.nameBased(RFC_URL, "urn:quitus:event")).isEqualTo(EventIds.NAMESPACE);
    }

    /** Computed with Python's uuid5: ids that were told to the world cannot change. */
    @Test
    void the_id_of_a_place_is_for_ever() {
        assertThat(EventIds.of("2025|0156/DR35-U001/T3", 0))
                .isEqualTo(UUID.fromString("197bcd0c-7c23-5ca0-8e1a-f150b911c706"));
        assertThat(EventIds.of("é", Long.MAX_VALUE)).isEqualTo(UUID.fromString("0c9d1ff5-ff49-5c99-a9d6-22886ac05cd0"));
    }

    @Test
    void two_places_have_two_ids_even_where_a_sequence_could_be_read_as_part_of_the_aggregate() {
        assertThat(EventIds.of("a#1", 2)).isNotEqualTo(EventIds.of("a", 12)).isNotEqualTo(EventIds.of("a#12", 2));
    }
}
