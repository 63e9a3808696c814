package fr.quitus.api.json;

import tools.jackson.databind.node.ObjectNode;

/** Transcription des événements du titre. */
final class RevenueSteps {
    private RevenueSteps() {}

    /** Receipt allocated, version 1 to 2: before offsets were known, every receipt came from the bank. */
    static ObjectNode everyReceiptCameFromTheBank(ObjectNode allocated) {
        return allocated.put("kind", "BANK");
    }

    /** Receipt allocated, version 2 to 3: before costs and surcharges, earlier lines were paid first. */
    static ObjectNode earlierLinesWerePaidFirst(ObjectNode allocated) {
        allocated.putArray("shares");
        return allocated;
    }
}
