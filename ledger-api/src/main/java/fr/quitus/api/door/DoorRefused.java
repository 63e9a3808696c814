package fr.quitus.api.door;

import fr.quitus.api.admission.Refusal;
import fr.quitus.api.json.FieldError;
import java.util.List;
import java.util.Map;

/** The door refuses; nothing was written. */
public final class DoorRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DoorError error;
    private final transient List<FieldError> errors;

    DoorRefused(DoorError error, String detail) {
        this(error, detail, List.of());
    }

    DoorRefused(DoorError error, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.error = error;
        this.errors = List.copyOf(errors);
    }

    static DoorRefused of(Refusal refusal) {
        return new DoorRefused(
                DoorError.of(refusal),
                switch (refusal) {
                    case QUOTA -> "Vous envoyez plus de demandes par seconde que votre quota.";
                    case SHARE -> "Le service est saturé et votre administration y tient déjà plus que sa part.";
                    case SATURATED -> "Le service traite déjà tout ce qu'il peut traiter à la fois.";
                    case RETRIES -> "Le service est saturé : une demande déjà envoyée passe après les nouvelles.";
                });
    }

    /** Whether the same demand may be answered otherwise later. */
    public boolean isPassing() {
        return error.status() == 503 || error.status() == 429;
    }

    /** Whether the log was away: nothing is decided, or nobody knows yet whether it was written. */
    boolean isForWantOfTheLog() {
        return error == DoorError.STOCKAGE_INDISPONIBLE || error == DoorError.RESULTAT_INCONNU;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem(error.status());
    }

    /** @param status a status near the error's own, when somebody else has already chosen it */
    Problem problem(int status) {
        return new Problem(
                Problem.typeOf(error.name()),
                error.title(),
                status,
                String.valueOf(getMessage()),
                error.name(),
                error.remedy(),
                null,
                Map.of(),
                errors,
                null,
                null);
    }
}
