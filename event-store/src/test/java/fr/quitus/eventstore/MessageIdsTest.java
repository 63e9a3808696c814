package fr.quitus.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void axon_takes_its_identifiers_from_here() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(MessageIds.class);
    }

    @Test
    void they_are_random_uuids_without_a_repeat() {
        var ids = Stream.generate(new MessageIds()::generateIdentifier)
                .limit(10_000)
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::fromString)).allMatch(id -> id.version() == 4 && id.variant() == 2);
    }
}
