package fr.quitus.api.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Transcription des événements de la DP et de son service fait : before deductions were known, a line had none. */
final class PaymentSteps {
    private static final String NOTHING = "0.00";

    private PaymentSteps() {}

    /** Invoice matched, version 1 to 2. */
    static ObjectNode noLineHadDeductions(ObjectNode matched) {
        return withoutDeductions(matched, "lines");
    }

    /** Service invoiced, version 1 to 2: no request closed the lines it claimed. */
    static ObjectNode noBalanceWasClaimed(ObjectNode invoiced) {
        return withoutDeductions(invoiced, "parts").put("balance", false);
    }

    /** Service invoice withdrawn, version 1 to 2. */
    static ObjectNode noPartHadDeductions(ObjectNode withdrawn) {
        return withoutDeductions(withdrawn, "parts");
    }

    private static ObjectNode withoutDeductions(ObjectNode event, String list) {
        for (JsonNode line : event.path(list)) {
            if (line instanceof ObjectNode claimed) {
                claimed.putObject("deductions")
                        .put("retention", NOTHING)
                        .put("advanceRecovery", NOTHING)
                        .put("penalties", NOTHING);
            }
        }
        return event;
    }
}
