package fr.quitus.api.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Transcription des événements de l'EJ : what their first versions say in the words of the second. */
final class CommitmentSteps {
    private CommitmentSteps() {}

    /** Before tranches were known, a line was firm for its whole amount. */
    static ObjectNode everyLineWasFirm(ObjectNode drafted) {
        for (JsonNode line : drafted.path("lines")) {
            if (line instanceof ObjectNode firm) {
                firm.put("kind", "TRANCHE_FERME");
            }
        }
        return drafted;
    }

    /** The thresholds an EJ was held against were in the code alone. */
    static ObjectNode noThresholdWasKept(ObjectNode validated) {
        validated.putArray("thresholds");
        return validated;
    }
}
