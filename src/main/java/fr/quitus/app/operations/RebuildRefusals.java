package fr.quitus.app.operations;

import fr.quitus.projections.engine.RebuildRefused;
import fr.quitus.projections.engine.Rebuilds;
import fr.quitus.projections.ports.QuestionRefused;

/** What an order about a view is refused for, as the exploitation is told. */
final class RebuildRefusals {
    private RebuildRefusals() {}

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
            case OTHER_RELEASE ->
                new QuestionRefused(
                        409,
                        "AUTRE_LIVRAISON",
                        "Des nœuds d'une autre livraison présentent la projection " + view + " dans une autre version.",
                        "Adressez l'ordre à l'un d'eux, ou donnez-le cinq minutes après l'arrêt du dernier.");
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
