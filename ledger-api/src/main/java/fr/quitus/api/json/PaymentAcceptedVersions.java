package fr.quitus.api.json;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Demande prise en charge : how its older versions are read today. */
final class PaymentAcceptedVersions {
    /** Each check had no comment, and no requisition could be made: the comptable was liable. */
    static final EventUpcaster FROM_V1_TO_V2 =
            new EventUpcaster("payment-accepted.v1", "payment-accepted.v2", PaymentAcceptedVersions::withResults);

    private PaymentAcceptedVersions() {}

    private static ObjectNode withResults(ObjectNode accepted) {
        if (!(accepted.get("checks") instanceof ObjectNode checks)) {
            throw new IllegalArgumentException("checks is no object");
        }
        for (String check : List.copyOf(checks.propertyNames())) {
            JsonNode satisfied = checks.get(check);
            checks.putObject(check).set("satisfied", satisfied);
        }
        return accepted.put("liability", "ACCOUNTANT");
    }
}
