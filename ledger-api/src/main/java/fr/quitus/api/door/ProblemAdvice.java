package fr.quitus.api.door;

import fr.quitus.api.admission.RetryAfter;
import fr.quitus.api.json.FieldError;
import fr.quitus.api.json.InvalidBody;
import fr.quitus.domain.value.InvalidValue;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns what the door throws into problems; what nobody foresaw is a 500 with a trace in the log and none in the
 * answer.
 */
@RestControllerAdvice
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final RetryAfter retryAfter;

    public ProblemAdvice(RetryAfter retryAfter) {
        this.retryAfter = retryAfter;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(DoorRefused e) {
        return answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ConsultationRefused e) {
        return answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidBody e) {
        List<FieldError> errors = e.errors();
        return answer(new DoorRefused(
                        DoorError.REQUETE_INVALIDE,
                        errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " champs sont à corriger.",
                        errors)
                .problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        return answer(new DoorRefused(DoorError.REQUETE_INVALIDE, "Le corps de la requête est absent ou illisible.")
                .problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> method(HttpRequestMethodNotSupportedException e) {
        Problem problem = new DoorRefused(
                        DoorError.METHODE_REFUSEE, "La méthode " + e.getMethod() + " n'est pas admise.")
                .problem();
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(answer(problem).getHeaders());
        headers.addAll(e.getHeaders()); // Allow
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }

    /** A figure that can be no amount, a year that can be none: found while deciding, but the caller's to correct. */
    @ExceptionHandler
    ResponseEntity<Problem> impossible(InvalidValue e) {
        return answer(new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage())).problem());
    }

    private ResponseEntity<Problem> answer(Problem problem) {
        return answer(problem, retryAfter);
    }

    static ResponseEntity<Problem> answer(Problem problem, RetryAfter retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        if (problem.status() == 429 || problem.status() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.seconds()));
        }
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }

    /** A file that comes, or is read, more slowly than it may. */
    @ExceptionHandler
    ResponseEntity<Problem> tooSlow(SocketTimeoutException e) {
        return answer(DoorProblems.ofStatus(408));
    }

    /** Spring's own refusals say their status: unknown address, format, parameter missing or of another type. */
    @ExceptionHandler
    ResponseEntity<Problem> unforeseen(Exception e) {
        if (e instanceof ErrorResponse known) {
            return answer(DoorProblems.ofStatus(known.getStatusCode().value()));
        }
        if (isStorageAway(e)) {
            LOG.warn("a request found no storage that answers: {}", e.toString());
            return answer(new DoorRefused(
                            DoorError.STOCKAGE_INDISPONIBLE, "Le registre ne répond pas : rien n'a pu y être lu.")
                    .problem());
        }
        if (e instanceof HttpMessageNotWritableException && hasLeft(e)) {
            LOG.debug("the caller left before he was answered: {}", e.toString());
            return answer(DoorProblems.ofStatus(500));
        }
        LOG.error("unforeseen failure of a request", e);
        return answer(DoorProblems.ofStatus(500));
    }

    /** What could not be written for want of a reader; what could not be put into words is a fault of ours. */
    private static boolean hasLeft(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The connection failed, not what was asked over it: nobody knows of a fault, and the same question may do. */
    private static boolean isStorageAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith("08"))) {
                return true;
            }
        }
        return false;
    }
}
