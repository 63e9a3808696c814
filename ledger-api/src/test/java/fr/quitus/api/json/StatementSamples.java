package fr.quitus.api.json;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.domain.value.StatementId;
import java.time.LocalDate;
import java.util.List;

/** Événements des états financiers. */
final class StatementSamples {
    private StatementSamples() {}

    static List<LedgerEvent> all() {
        return List.of(new StatementPublished(
                StatementId.of("BILAN-2025-1"),
                StatementKind.BILAN,
                LocalDate.of(2025, 12, 31),
                1_234,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                LocalDate.of(2026, 1, 15),
                ActorId.of("katia")));
    }
}
