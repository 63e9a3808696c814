package fr.quitus.api.door;

import fr.quitus.api.admission.Refusal;
import fr.quitus.api.json.LedgerJson;

/** Problems of requests that no controller answered: the server, the framework or the security filter stopped them. */
public final class DoorProblems {
    public static final String MEDIA_TYPE = Problem.MEDIA_TYPE;

    private DoorProblems() {}

    /** What a framework's status means here; the answer keeps that status. */
    public static Problem ofStatus(int status) {
        DoorError error = DoorError.ofStatus(status);
        String detail =
                switch (error) {
                    case PAGE_INCONNUE -> "Rien ne répond à cette adresse.";
                    case METHODE_REFUSEE -> "Cette adresse n'admet pas cette méthode.";
                    case REPONSE_INACCEPTABLE -> "La réponse n'existe pas dans le format demandé (Accept).";
                    case FORMAT_REFUSE -> "Le corps doit être du JSON.";
                    case NON_AUTHENTIFIE -> "Le jeton est absent, expiré ou n'est pas de notre émetteur.";
                    case ROLE_INSUFFISANT -> "Votre rôle ne donne pas accès à cette page.";
                    case CORPS_TROP_LENT -> "Le corps de la requête n'est pas arrivé à temps.";
                    case REQUETE_TROP_GRANDE -> "La requête dépasse ce que le service lit.";
                    case RESULTAT_INCONNU -> "Le service n'a pas pu répondre à temps.";
                    case REQUETE_INVALIDE -> "La requête n'a pas pu être lue (HTTP " + status + ").";
                    default -> "Une erreur imprévue s'est produite.";
                };
        return new DoorRefused(error, detail).problem(status);
    }

    /** The token cannot be verified now, and may be good. */
    public static Problem issuerAway() {
        return new DoorRefused(
                        DoorError.EMETTEUR_INDISPONIBLE,
                        "Votre jeton ne peut pas être vérifié : l'émetteur d'identités ne répond pas.")
                .problem();
    }

    /** Why somebody is not let in. */
    public static Problem of(Refusal refusal) {
        return DoorRefused.of(refusal).problem();
    }

    public static byte[] json(Problem problem) {
        return LedgerJson.mapper().writeValueAsBytes(problem);
    }
}
