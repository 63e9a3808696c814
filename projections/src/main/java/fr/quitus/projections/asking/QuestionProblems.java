package fr.quitus.projections.asking;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What questions are refused for; it minds only the controllers of the views. */
@RestControllerAdvice(basePackages = "fr.quitus.projections")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuestionProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 2;

    QuestionProblems() {
        super(RETRY_AFTER_S);
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 400 -> "Question invalide";
            case 403 -> "Rôle insuffisant";
            case 404 -> "Dossier inconnu";
            case 409 -> "Vue incomplète";
            default -> "Vue indisponible";
        };
    }
}
