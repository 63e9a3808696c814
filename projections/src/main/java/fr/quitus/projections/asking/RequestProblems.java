package fr.quitus.projections.asking;

import fr.quitus.domain.value.InvalidValue;
import fr.quitus.projections.ports.QuestionRefused;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what a request is refused for, before it reads or writes anything, into problems (RFC 9457). */
public abstract class RequestProblems {
    /** The longest wait is so many times the shortest: those who are refused together do not come back together. */
    static final int RETRY_AFTER_SPREAD = 3;

    private final int retryAfterS;

    /** @param retryAfterS how long a caller waits after a 503, at least, in seconds */
    protected RequestProblems(int retryAfterS) {
        this.retryAfterS = retryAfterS;
    }

    /** What a person needs to go on. */
    public record Problem(String type, String title, int status, String detail, String code, String remede) {}

    /** What a refusal of this status is called here. */
    protected abstract String title(int status);

    @ExceptionHandler
    public ResponseEntity<Problem> refused(QuestionRefused e) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.status() == 429 || e.status() == 503) {
            int wait = ThreadLocalRandom.current().nextInt(retryAfterS, retryAfterS * RETRY_AFTER_SPREAD + 1);
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
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
    public ResponseEntity<Problem> value(InvalidValue e) {
        return refused(Refusals.invalid(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    public ResponseEntity<Problem> type(MethodArgumentTypeMismatchException e) {
        return refused(Refusals.invalid("La valeur de « " + e.getName() + " » n'est pas " + expected(e) + "."));
    }

    private static String expected(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "un nombre entier";
        }
        if (type == LocalDate.class) {
            return "une date (AAAA-MM-JJ)";
        }
        return type != null && type.isEnum() ? "l'une de " + List.of(type.getEnumConstants()) : "du type attendu";
    }

    @ExceptionHandler
    public ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
        return refused(Refusals.invalid("Le paramètre « " + e.getParameterName() + " » est obligatoire."));
    }

    @ExceptionHandler
    public ResponseEntity<Problem> missing(MissingRequestHeaderException e) {
        return refused(Refusals.invalid("L'en-tête « " + e.getHeaderName() + " » est obligatoire."));
    }
}
