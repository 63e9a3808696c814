package fr.quitus.web.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pièces d'un dossier. */
public record Documents(List<Document> documents) {
    /** One of them, by its hash. */
    public record Document(
            String sha256,
            long sizeBytes,
            String mediaType,
            String kind,
            String title,
            @Nullable String attachedBy,
            @Nullable LocalDate attachedOn) {}
}
