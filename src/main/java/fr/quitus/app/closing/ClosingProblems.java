package fr.quitus.app.closing;

import fr.quitus.projections.asking.RequestProblems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What an order on a year is refused for. */
@RestControllerAdvice(assignableTypes = FiscalYearController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ClosingProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 2;

    ClosingProblems() {
        super(RETRY_AFTER_S);
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 403 -> "Rôle insuffisant";
            case 409 -> "Clôture impossible";
            case 503 -> "Service occupé";
            default -> "Demande invalide";
        };
    }
}
