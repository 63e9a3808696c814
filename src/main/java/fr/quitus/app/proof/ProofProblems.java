package fr.quitus.app.proof;

import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.QuestionRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What a proof is refused for, as a problem (RFC 9457) like those of the other questions. */
@RestControllerAdvice(assignableTypes = ProofController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProofProblems {

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** What a person needs to go on. */
    record Problem(String type, String title, int status, String detail, String code, String remede) {}

    @ExceptionHandler
    ResponseEntity<Problem> refused(QuestionRefused e) {
        String title = e.status() == NOT_FOUND ? "Preuve inconnue" : "Question invalide";
        return answer(e.status(), title, e.detail(), e.code(), e.remede());
    }

    @ExceptionHandler
    ResponseEntity<Problem> changed(CheckpointPublisher.LogChangedException e) {
        return answer(
                SERVER_ERROR,
                "Registre modifié",
                "Le registre n'est plus celui qui a été signé : aucun point de contrôle n'est publié.",
                "ERREUR_INTERNE",
                "Prévenez l'exploitation et la Cour des comptes ; vérifiez les baies : quitus verify.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> type(MethodArgumentTypeMismatchException e) {
        return refused(Refusals.invalid("La valeur de « " + e.getName() + " » n'est pas un nombre entier."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
        return refused(Refusals.invalid("Le paramètre « " + e.getParameterName() + " » est obligatoire."));
    }

    private static ResponseEntity<Problem> answer(int status, String title, String detail, String code, String remede) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem("urn:quitus:refus:" + code, title, status, detail, code, remede));
    }
}
