package fr.quitus.api.door;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.value.InvalidValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Historique d'un dossier : what was done to it, by whom and when, for whoever may read it. The audit trail, which is
 * for those who control, tells of everything and where in the log it stands.
 */
@RestController
public final class HistoryController {
    private final Files files;

    public HistoryController(Files files) {
        this.files = files;
    }

    /**
     * One event of the file.
     *
     * @param sequence the version the file had after it
     * @param event its name in the log, such as {@code commitment-validated.v2}
     * @param occurredAt as the command said it, ISO 8601
     */
    public record Step(
            long sequence,
            String event,
            String actor,
            @Nullable String role,
            String command,
            @Nullable String occurredAt) {}

    /** The oldest first. */
    public record History(String file, List<Step> items) {}

    /** @param file such as {@code commitment:2100000012} */
    @GetMapping("/api/v1/history")
    History history(@RequestParam String file, @AuthenticationPrincipal Jwt token) {
        FileId id = parsed(file);
        Caller caller = CallerClaims.read(token);
        if (files.known(id)
                .filter(known -> known.mayBeReadBy(caller.role(), caller.perimeter()))
                .isEmpty()) {
            throw new DoorRefused(DoorError.DOSSIER_INCONNU, "Aucun dossier de ce numéro dans votre périmètre.");
        }
        return new History(
                id.text(),
                files.history(id).stream().map(HistoryController::step).toList());
    }

    private static Step step(Files.Happened happened) {
        return new Step(
                happened.sequence(),
                happened.event(),
                Objects.requireNonNullElse(happened.audit().get("actor"), ""),
                happened.audit().get("role"),
                Objects.requireNonNullElse(happened.audit().get("command"), ""),
                happened.audit().get("occurredAt"));
    }

    private static FileId parsed(String file) {
        try {
            return FileId.of(file);
        } catch (InvalidValue e) {
            throw new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage()));
        }
    }
}
