package fr.quitus.web.pages;

import fr.quitus.web.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Where the page of a file is, from what the ledger calls it; none for what has no page yet. */
public final class FileAddresses {
    private static final String COMMITMENT = "commitment:";
    private static final String PAYMENT = "payment-request:";
    private static final String REVENUE = "revenue-order:";

    /** @param aggregateId such as {@code commitment:2100000012} */
    public @Nullable String of(@Nullable String aggregateId) {
        if (aggregateId == null) {
            return null;
        }
        String id = Ledger.segment(aggregateId.substring(aggregateId.indexOf(':') + 1));
        if (aggregateId.startsWith(COMMITMENT)) {
            return "/dossiers/ej/" + id;
        }
        if (aggregateId.startsWith(PAYMENT)) {
            return "/dossiers/dp/" + id;
        }
        return aggregateId.startsWith(REVENUE) ? "/dossiers/titre/" + id : null;
    }
}
