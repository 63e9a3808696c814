package fr.quitus.app.operations;

import fr.quitus.projections.asking.RequestProblems;
import fr.quitus.projections.engine.RebuildRefused;
import fr.quitus.projections.engine.Rebuilds;
import fr.quitus.projections.ports.QuestionRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What an order of the exploitation is refused for. */
@RestControllerAdvice(basePackages = "fr.quitus.app.operations")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OperationsProblems extends RequestProblems {
    private static final int RETRY_AFTER_S = 5;

    OperationsProblems() {
        super(RETRY_AFTER_S);
    }

    @Override
    protected String title(int status) {
        return switch (status) {
            case 403 -> "Rôle insuffisant";
            case 404 -> "Inconnu";
            case 409 -> "Ordre impossible";
            case 503 -> "Service occupé";
            default -> "Demande invalide";
        };
    }

    static QuestionRefused of(RebuildRefused refused) {
        String view = refused.view();
        return switch (refused.reason()) {
            case BUSY ->
                new QuestionRefused(
                        409,
                        "PROJECTION_OCCUPEE",
                        "La projection " + view + " est déjà en cours de reconstruction ou de suppression, ici ou sur"
                                + " un autre nœud.",
                        "Attendez la fin, que GET /api/v1/rebuilds annonce sur le nœud qui y travaille, ou annulez-la"
                                + " par DELETE.");
            case NOTHING_REPLACED ->
                new QuestionRefused(
                        409,
                        "RIEN_A_REPRENDRE",
                        "Aucune table remplacée de la projection " + view + " n'est gardée.",
                        "Reconstruisez-la depuis le journal.");
            case OTHER_VERSION ->
                new QuestionRefused(
                        409,
                        "AUTRE_VERSION",
                        "Les tables remplacées de la projection " + view + " sont d'une autre version.",
                        "Démarrez la version qui les a écrites : elle les reprend d'elle-même.");
            case TOO_MANY ->
                new QuestionRefused(
                        503,
                        "RECONSTRUCTIONS_TROP_NOMBREUSES",
                        "Ce nœud conduit au plus " + Rebuilds.RUNS_AT_ONCE_MAX + " reconstructions à la fois.",
                        "Attendez la fin de l'une d'elles, ou annulez-la : GET /api/v1/rebuilds les énumère.");
            case STOPPING ->
                new QuestionRefused(
                        503,
                        "ARRET_EN_COURS",
                        "Ce nœud s'arrête : il ne commence plus de reconstruction.",
                        "Adressez-vous à un autre nœud, ou attendez le redémarrage.");
        };
    }
}
