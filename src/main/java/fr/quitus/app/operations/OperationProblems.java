package fr.quitus.app.operations;

import fr.quitus.projections.asking.RequestProblems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What an order of the exploitation is refused for. */
@RestControllerAdvice(basePackages = "fr.quitus.app.operations")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OperationProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 2;

    OperationProblems() {
        super(RETRY_AFTER_S);
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 403 -> "Rôle insuffisant";
            case 404 -> "Objet inconnu";
            case 409 -> "Ordre impossible à présent";
            case 503 -> "Service occupé";
            default -> "Demande invalide";
        };
    }
}
