package fr.quitus.app.interchange;

import fr.quitus.interchange.FileRefused;
import fr.quitus.projections.asking.RequestProblems;
import fr.quitus.projections.ports.QuestionRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the addresses of files refuse before they read anything. */
@RestControllerAdvice(basePackages = "fr.quitus.app.interchange")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FileProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 5;

    FileProblems() {
        super(RETRY_AFTER_S);
    }

    @ExceptionHandler
    ResponseEntity<Problem> file(FileRefused e) {
        var first = e.refusals().getFirst();
        return refused(new QuestionRefused(
                413, first.code().name(), first.reason(), first.code().rule()));
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 403 -> "Rôle insuffisant";
            case 404 -> "Dossier inconnu";
            case 413 -> "Fichier trop gros";
            case 503 -> "Service occupé";
            default -> "Fichier ou demande invalide";
        };
    }
}
