package fr.quitus.domain;

import fr.quitus.domain.actor.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Qui peut lever un refus : the role above, where the act needs one. Absent where nobody can, and where who asked can
 * himself, by asking otherwise.
 */
final class Lifting {
    /** The name of the fact that a refusal cites it under. */
    static final String FACT = "leveePar";

    /** The name of the fact that cites the accounting post of the comptable who can, where it is known. */
    static final String POST_FACT = "leveeAuPoste";

    /** The name of the fact that names the person who can, where it is known: the delegator. */
    static final String ACTOR_FACT = "leveeParActeur";

    /** The name of the fact that cites the code of the perimeter in which somebody can. */
    static final String PERIMETER_FACT = "leveeAuPerimetre";

    private static final Map<Rejection, Role> ROLES = new EnumMap<>(Map.ofEntries(
            Map.entry(Rejection.VISA_REQUIS, Role.BUDGET_CONTROLLER),
            Map.entry(Rejection.VISA_EN_COURS, Role.BUDGET_CONTROLLER),
            Map.entry(Rejection.VISA_REFUSE, Role.BUDGET_MINISTER),
            Map.entry(Rejection.PRESCRIPTION_QUADRIENNALE, Role.BUDGET_MINISTER),
            Map.entry(Rejection.DELEGATION_EXPIREE, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.DELEGATION_HORS_PERIMETRE, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.DELEGATION_DEPASSEE, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.AVIS_DEFAVORABLE, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.AFFECTATION_INCONNUE, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.AFFECTATION_INSUFFISANTE, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.AE_INSUFFISANTES, Role.BOP_MANAGER),
            Map.entry(Rejection.CP_INSUFFISANTS, Role.BOP_MANAGER),
            Map.entry(Rejection.COMPTABLE_NON_ASSIGNATAIRE, Role.PUBLIC_ACCOUNTANT),
            Map.entry(Rejection.INCOMPATIBILITE_CONJOINT, Role.PUBLIC_ACCOUNTANT),
            Map.entry(Rejection.OPPOSITION_A_SERVIR, Role.PUBLIC_ACCOUNTANT),
            Map.entry(Rejection.RIB_MODIFIE, Role.PUBLIC_ACCOUNTANT),
            Map.entry(Rejection.REQUISITION_EN_VIGUEUR, Role.PUBLIC_ACCOUNTANT),
            Map.entry(Rejection.TIERS_SUSPENDU, Role.PUBLIC_ACCOUNTANT),
            Map.entry(Rejection.CONTROLE_NON_SATISFAIT, Role.AUTHORISING_OFFICER),
            Map.entry(Rejection.COMPTE_INCONNU, Role.BUDGET_DIRECTORATE),
            Map.entry(Rejection.COMPTE_FERME, Role.BUDGET_DIRECTORATE),
            Map.entry(Rejection.COMPTABLE_NON_DESIGNE, Role.BUDGET_DIRECTORATE),
            Map.entry(Rejection.HABILITATION_RETIREE, Role.BUDGET_DIRECTORATE),
            Map.entry(Rejection.INCOMPATIBILITE_ART9, Role.BUDGET_DIRECTORATE)));

    private Lifting() {}

    static Optional<Role> of(Rejection code) {
        return Optional.ofNullable(ROLES.get(code));
    }
}
