package fr.quitus.app.interchange;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.interchange.FileRefused;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.QuestionRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the addresses of files refuse before they read anything, as problems (RFC 9457). */
@RestControllerAdvice(basePackages = "fr.quitus.app.interchange")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FileProblems {
    /** How long a caller waits after a 503. */
    private static final int RETRY_AFTER_S = 5;

    /** What a person needs to go on. */
    record Problem(String type, String title, int status, String detail, String code, String remede) {}

    @ExceptionHandler
    ResponseEntity<Problem> refused(QuestionRefused e) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.status() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_S));
        }
        return ResponseEntity.status(e.status())
                .headers(headers)
                .body(new Problem(
                        "urn:quitus:refus:" + e.code(),
                        title(e.status()),
                        e.status(),
                        e.detail(),
                        e.code(),
                        e.remede()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> file(FileRefused e) {
        var first = e.refusals().getFirst();
        return refused(new QuestionRefused(
                413, first.code().name(), first.reason(), first.code().rule()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> value(InvalidValue e) {
        return refused(Refusals.invalid(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Problem> type(MethodArgumentTypeMismatchException e) {
        return refused(Refusals.invalid("La valeur de « " + e.getName() + " » n'est pas du type attendu."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
        return refused(Refusals.invalid("Le paramètre « " + e.getParameterName() + " » est obligatoire."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingRequestHeaderException e) {
        return refused(Refusals.invalid("L'en-tête « " + e.getHeaderName() + " » est obligatoire."));
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Rôle insuffisant";
            case 404 -> "Dossier inconnu";
            case 413 -> "Fichier trop gros";
            case 503 -> "Service occupé";
            default -> "Fichier ou demande invalide";
        };
    }
}
