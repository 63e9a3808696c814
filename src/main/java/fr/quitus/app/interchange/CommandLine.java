package fr.quitus.app.interchange;

import fr.quitus.domain.LedgerCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Ligne de commande of a file, before anybody knows whether it is one.
 *
 * @param key the line's own; null where the file gives none
 * @param version of the dossier that the line was prepared on, if it says so
 */
record CommandLine(
        int line,
        String command,
        @Nullable String key,
        @Nullable Long version,
        Body content) {
    /** What it asks, once the type of the command is known. */
    interface Body {
        JsonNode of(Class<? extends LedgerCommand> type);
    }

    JsonNode body(Class<? extends LedgerCommand> type) {
        return content.of(type);
    }
}
