package fr.quitus.domain.thirdparty;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.thirdparty.OppositionCommand.RegisterOpposition;
import fr.quitus.domain.thirdparty.OppositionCommand.ReleaseOpposition;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRegistered;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionReleased;

/** Décisions sur les oppositions : each act's rules in their written order, then its events. */
public final class OppositionDecisions {
    private OppositionDecisions() {}

    /** Enregistrement : a known party, an act not registered yet, not notified in the future. */
    public static Decision<ThirdPartyEvent> decide(RegisterOpposition c, Act act, ThirdParty party) {
        ThirdPartyFile file = party.opened().orElse(null);
        if (file == null) {
            return Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "ACTIVE"));
        }
        if (file.opposition(c.reference()).isPresent()) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "L'opposition " + c.reference() + " est déjà enregistrée sur le tiers " + file.ref() + "."));
        }
        if (c.notifiedOn().isAfter(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_FUTURE,
                    "L'opposition ne peut être notifiée le " + c.notifiedOn() + " : nous sommes le " + act.date()
                            + "."));
        }
        return Decision.accept(new OppositionRegistered(
                file.ref(),
                c.reference(),
                c.kind(),
                c.priority(),
                c.ceiling(),
                c.commitmentNumber(),
                c.beneficiary(),
                c.notifiedOn(),
                c.until(),
                act.actor()));
    }

    /** Mainlevée : a known party, one of its oppositions, not released yet. */
    public static Decision<ThirdPartyEvent> decide(ReleaseOpposition c, Act act, ThirdParty party) {
        ThirdPartyFile file = party.opened().orElse(null);
        if (file == null) {
            return Decision.refuse(ThirdPartyRules.wrongState(c.thirdParty(), party, "ACTIVE"));
        }
        Opposition opposition = file.opposition(c.reference()).orElse(null);
        if (opposition == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.OPPOSITION_INCONNUE,
                    "Le tiers " + file.ref() + " n'a pas d'opposition " + c.reference() + "."));
        }
        return opposition.released()
                ? Decision.refuse(
                        Refusal.of(Rejection.ACTE_SANS_OBJET, "L'opposition " + c.reference() + " est déjà levée."))
                : Decision.accept(
                        new OppositionReleased(file.ref(), c.reference(), c.reason(), act.date(), act.actor()));
    }
}
