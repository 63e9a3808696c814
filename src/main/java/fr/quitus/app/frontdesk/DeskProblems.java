package fr.quitus.app.frontdesk;

import fr.quitus.projections.asking.RequestProblems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a question to the desk, or an order, is refused for. */
@RestControllerAdvice(basePackages = "fr.quitus.app.frontdesk")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DeskProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 2;

    DeskProblems() {
        super(RETRY_AFTER_S);
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 403 -> "Rôle insuffisant";
            case 404 -> "Dépôt inconnu";
            case 409 -> "Ordre impossible";
            case 503 -> "Service occupé";
            default -> "Demande invalide";
        };
    }
}
