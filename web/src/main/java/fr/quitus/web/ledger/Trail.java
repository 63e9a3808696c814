package fr.quitus.web.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the audit trail has beside events, and what proves one. */
public final class Trail {
    private Trail() {}

    /** Consultation d'un dossier : who looked at what, and why. */
    public record Consultation(
            long position,
            String file,
            @Nullable String sha256,
            String reason,
            String actor,
            String role,
            LocalDate consultedOn,
            Instant recordedAt) {}

    /** Acte refusé. */
    public record Refusal(
            long number,
            String commandId,
            String commandName,
            String actor,
            String code,
            Instant recordedAt,
            long position) {}

    /** Key that signs the log now. */
    public record Key(String origin, String key) {}

    /** Pièces d'un dossier. */
    public record Documents(List<Document> documents) {}

    /** Pièce. */
    public record Document(
            String sha256, long sizeBytes, String mediaType, String kind, String title, LocalDate attachedOn) {}
}
