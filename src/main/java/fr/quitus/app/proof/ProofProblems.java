package fr.quitus.app.proof;

import fr.quitus.projections.asking.RequestProblems;
import fr.quitus.projections.ports.QuestionRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a proof is refused for. */
@RestControllerAdvice(assignableTypes = ProofController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProofProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 2;

    ProofProblems() {
        super(RETRY_AFTER_S);
    }

    @ExceptionHandler
    ResponseEntity<Problem> changed(CheckpointPublisher.LogChangedException e) {
        return refused(new QuestionRefused(
                500,
                "ERREUR_INTERNE",
                "Le registre n'est plus celui qui a été signé : aucun point de contrôle n'est publié.",
                "Prévenez l'exploitation et la Cour des comptes ; vérifiez les baies : quitus verify."));
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 404 -> "Preuve inconnue";
            case 500 -> "Registre modifié";
            default -> "Question invalide";
        };
    }
}
