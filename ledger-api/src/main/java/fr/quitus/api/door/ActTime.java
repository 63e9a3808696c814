package fr.quitus.api.door;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ports.LedgerClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Heure de l'acte : the ledger's own, or in a demonstration the one that the caller names. */
public final class ActTime {
    private final LedgerClock clock;

    public ActTime(LedgerClock clock) {
        this.clock = clock;
    }

    /** @param simulatedTime the header as it came, if it came */
    public Instant read(@Nullable String simulatedTime) {
        if (simulatedTime == null) {
            return clock.now();
        }
        if (!clock.acceptsSimulatedTime()) {
            throw new DoorRefused(
                    DoorError.HORODATAGE_REFUSE, "Cette instance tient des comptes réels : l'heure est la sienne.");
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(simulatedTime);
            if (LedgerJson.isKnown(time.toLocalDate())) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw wrongTime();
        }
        throw wrongTime();
    }

    private static DoorRefused wrongTime() {
        return new DoorRefused(
                DoorError.HORODATAGE_REFUSE,
                "Quitus-Simulated-Time est un instant ISO 8601 entre 2006 et 2199, par exemple"
                        + " 2025-03-02T10:00:00+01:00.");
    }
}
