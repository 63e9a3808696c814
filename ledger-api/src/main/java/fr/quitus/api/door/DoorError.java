package fr.quitus.api.door;

import fr.quitus.api.admission.Refusal;

/** What the door itself refuses, before or beside any rule of the accounts. */
enum DoorError {
    REQUETE_INVALIDE(400, "Requête invalide", "Corrigez les champs cités et renvoyez la commande."),
    CLE_REQUISE(
            400,
            "Clé d'idempotence requise",
            "Ajoutez l'en-tête Idempotency-Key (1 à 64 lettres, chiffres, points, tirets, deux-points)."),
    HORODATAGE_REFUSE(
            400, "Horodatage refusé", "Retirez l'en-tête Quitus-Simulated-Time ou donnez un instant ISO 8601."),
    NON_AUTHENTIFIE(401, "Non authentifié", "Demandez un jeton : POST /oauth2/token."),
    ROLE_INSUFFISANT(403, "Rôle insuffisant", "Faites donner cet ordre par une personne dont le rôle le permet."),
    COMMANDE_INCONNUE(404, "Commande inconnue", "Consultez la liste des commandes : GET /api/v1/openapi.json."),
    DOSSIER_INCONNU(404, "Dossier inconnu", "Vérifiez le numéro, ou votre périmètre."),
    PAGE_INCONNUE(404, "Page inconnue", "Vérifiez l'adresse : GET /api/v1/openapi.json les donne toutes."),
    METHODE_REFUSEE(405, "Méthode refusée", "Consultez GET /api/v1/openapi.json."),
    REPONSE_INACCEPTABLE(
            406, "Format de réponse inconnu", "Demandez du JSON (Accept: application/json, application/problem+json)."),
    LETTRES_MORTES(
            409,
            "Vue incomplète",
            "L'exploitation corrige la cause et relit les lettres mortes (quitus letters), puis renvoyez la commande."),
    VERSION_PERIMEE(412, "Version périmée", "Relisez le dossier, puis renvoyez la commande avec une nouvelle clé."),
    CORPS_TROP_LENT(408, "Corps trop lent", "Renvoyez la requête avec la même clé ; vérifiez votre connexion."),
    REQUETE_TROP_GRANDE(413, "Requête trop grande", "Découpez : une commande tient en 256 Kio, une pièce en 20 Mio."),
    FORMAT_REFUSE(415, "Format refusé", "Envoyez une commande en JSON, une pièce dans un format admis."),
    CLE_REUTILISEE(
            422,
            "Clé d'idempotence réutilisée",
            "Cette clé a servi à une autre demande : employez une nouvelle clé pour une demande corrigée."),
    PRECONDITION_REQUISE(
            428, "Précondition requise", "Relisez le dossier et envoyez son ETag dans l'en-tête If-Match."),
    QUOTA_DEPASSE(429, "Quota dépassé", "Espacez vos envois : réessayez après le délai indiqué avec la même clé."),
    PART_DEPASSEE(429, "Part dépassée", "Rien n'a été écrit : réessayez après le délai indiqué avec la même clé."),
    REPRISES_DIFFEREES(
            429, "Reprises différées", "Rien n'a été écrit : réessayez après le délai indiqué avec la même clé."),
    ERREUR_INTERNE(500, "Erreur interne", "Réessayez avec la même clé ; si l'erreur dure, prévenez l'exploitation."),
    SURCHARGE(503, "Service surchargé", "Rien n'a été écrit : réessayez plus tard avec la même clé."),
    STOCKAGE_INDISPONIBLE(
            503, "Stockage indisponible", "Une baie prend le relais : réessayez plus tard avec la même clé."),
    EMETTEUR_INDISPONIBLE(
            503,
            "Émetteur d'identités indisponible",
            "Votre jeton n'est pas en cause : réessayez plus tard. Qui a déjà été reconnu continue de travailler."),
    GUICHET_PLEIN(503, "Guichet plein", "Gardez l'acte et réessayez plus tard avec la même clé."),
    NON_DEPOSABLE(503, "Acte non déposable", "Réessayez quand le guichet sera fermé : GET /api/v1/front-desk le dit."),
    RESULTAT_INCONNU(
            503, "Résultat inconnu", "Réessayez avec la même clé : la réponse dira si la commande a été écrite.");

    private final int status;
    private final String title;
    private final String remedy;

    DoorError(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** What a framework's status stands for; one nobody foresaw is ours above 499, the caller's below. */
    static DoorError ofStatus(int status) {
        return switch (status) {
            case 401 -> NON_AUTHENTIFIE;
            case 403 -> ROLE_INSUFFISANT;
            case 404 -> PAGE_INCONNUE;
            case 405 -> METHODE_REFUSEE;
            case 406 -> REPONSE_INACCEPTABLE;
            case 408 -> CORPS_TROP_LENT;
            case 413 -> REQUETE_TROP_GRANDE;
            case 415 -> FORMAT_REFUSE;
            case 503 -> RESULTAT_INCONNU;
            default -> status >= 400 && status < 500 ? REQUETE_INVALIDE : ERREUR_INTERNE;
        };
    }

    static DoorError of(Refusal refusal) {
        return switch (refusal) {
            case QUOTA -> QUOTA_DEPASSE;
            case SHARE -> PART_DEPASSEE;
            case SATURATED -> SURCHARGE;
            case RETRIES -> REPRISES_DIFFEREES;
        };
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String remedy() {
        return remedy;
    }
}
