package fr.quitus.projections.asking;

import fr.quitus.projections.ports.QuestionRefused;

/** Every reason not to answer, with its stable code. */
public final class Refusals {
    /** The code of {@link #letters}. */
    public static final String LETTERS = "LETTRES_MORTES";

    private Refusals() {}

    public static QuestionRefused invalid(String detail) {
        return new QuestionRefused(400, "REQUETE_INVALIDE", detail, "Corrigez la question et renvoyez-la.");
    }

    public static QuestionRefused cursor() {
        return new QuestionRefused(
                400,
                "CURSEUR_INVALIDE",
                "Ce curseur n'a pas été donné par cette question.",
                "Reprenez à la première page, sans curseur, ou avec le « next » d'une réponse à la même question.");
    }

    public static QuestionRefused role(String what) {
        return new QuestionRefused(
                403,
                "ROLE_INSUFFISANT",
                "Votre rôle ne donne pas accès à " + what + ".",
                "Adressez la question à une personne dont le rôle le permet.");
    }

    public static QuestionRefused unknown(String what) {
        return new QuestionRefused(
                404,
                "DOSSIER_INCONNU",
                what + " est inconnu ou hors de votre périmètre.",
                "Vérifiez le code, l'exercice, ou votre périmètre.");
    }

    public static QuestionRefused late(long minPosition) {
        return new QuestionRefused(
                503,
                "PROJECTION_EN_RETARD",
                "La vue n'a pas encore atteint la position " + minPosition + ".",
                "Réessayez dans quelques secondes, ou sans Quitus-Min-Position pour lire l'état déjà connu.");
    }

    public static QuestionRefused unavailable(String projection) {
        return new QuestionRefused(
                503,
                "PROJECTION_INDISPONIBLE",
                "La vue « " + projection + " » est en cours de reconstruction ou momentanément illisible.",
                "Réessayez plus tard ; l'exploitation peut la reconstruire (quitus rebuild " + projection + ").");
    }

    public static QuestionRefused letters(String projection, int letters) {
        return new QuestionRefused(
                409,
                LETTERS,
                "La vue « " + projection + " » tient " + letters
                        + (letters == 1 ? " événement" : " événements")
                        + " de côté, en lettres mortes ou derrière elles : ce qu'elle montre est incomplet, et rien ne"
                        + " se publie ni ne se décide dessus.",
                "L'exploitation corrige la cause et relit les lettres (quitus letters --replay " + projection
                        + "), ou reconstruit la vue (quitus rebuild " + projection + ").");
    }
}
