package fr.quitus.eventstore;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of Axon's messages. The log does not keep them (an event's id follows from its aggregate and sequence),
 * so they need be neither secret nor drawn from the one secure source all threads share. Found through
 * {@code META-INF/services}.
 */
public final class MessageIds extends IdentifierFactory {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_RFC_9562 = 0x8000000000000000L;

    @Override
    public String generateIdentifier() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | VERSION_4, random.nextLong() >>> 2 | VARIANT_RFC_9562)
                .toString();
    }
}
