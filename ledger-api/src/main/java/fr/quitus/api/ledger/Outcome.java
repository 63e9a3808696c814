package fr.quitus.api.ledger;

import fr.quitus.domain.LedgerEvent;
import java.util.List;
import java.util.Map;

/**
 * Suite donnée : what an accepted command did.
 *
 * @param aggregateId the stream the command was about
 * @param version its last sequence number, which the caller gives back in {@code If-Match}; -1 when it has no event
 * @param events the events, in append order; empty when the act had already been done
 * @param ids the identifiers a caller goes on with, such as {@code commitmentNumber}
 */
public record Outcome(String aggregateId, long version, List<LedgerEvent> events, Map<String, String> ids) {
    public Outcome {
        events = List.copyOf(events);
        ids = Map.copyOf(ids);
    }
}
