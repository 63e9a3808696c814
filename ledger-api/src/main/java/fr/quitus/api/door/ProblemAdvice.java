package fr.quitus.api.door;

import fr.quitus.api.json.FieldError;
import fr.quitus.api.json.InvalidBody;
import fr.quitus.domain.value.InvalidValue;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what the door throws into problems; what nobody foresaw is a 500 with a trace in the log and none in the answer. */
@RestControllerAdvice
public final class ProblemAdvice {
    /** How long a caller waits after a 503, spread so that callers do not return together. */
    static final int RETRY_AFTER_S = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(DoorRefused e) {
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
    ResponseEntity<Problem> format(HttpMediaTypeException e) {
        return answer(new DoorRefused(DoorError.FORMAT_REFUSE, "Le corps doit être du JSON.").problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> acceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(new DoorRefused(DoorError.REPONSE_REFUSEE, "Quitus ne répond qu'en JSON.").problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> method(HttpRequestMethodNotSupportedException e) {
        ResponseEntity<Problem> answer =
                answer(new DoorRefused(DoorError.METHODE_REFUSEE, "La méthode " + e.getMethod() + " n'est pas admise.")
                        .problem());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(e.getHeaders()) // Allow
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Problem> nowhere(NoResourceFoundException e) {
        return answer(new DoorRefused(DoorError.ADRESSE_INCONNUE, "Rien ne répond à cette adresse.").problem());
    }

    /** A figure that can be no amount, a date that can be in no year: found while deciding, but the caller's to correct. */
    @ExceptionHandler
    ResponseEntity<Problem> impossible(InvalidValue e) {
        return answer(new DoorRefused(DoorError.REQUETE_INVALIDE, String.valueOf(e.getMessage())).problem());
    }

    static ResponseEntity<Problem> answer(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        if (problem.status() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_S));
        }
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unforeseen(RuntimeException e) {
        if (e instanceof org.springframework.web.ErrorResponse known) {
            return ResponseEntity.status(known.getStatusCode()).build();
        }
        LOG.error("unforeseen failure of a request", e);
        return answer(new DoorRefused(DoorError.ERREUR_INTERNE, "Une erreur imprévue s'est produite.").problem());
    }
}
