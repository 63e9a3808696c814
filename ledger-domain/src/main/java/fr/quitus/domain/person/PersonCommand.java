package fr.quitus.domain.person;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.ThirdPartyRef;
import java.util.Set;

/** Actes sur les données personnelles d'un tiers. */
public sealed interface PersonCommand extends LedgerCommand {

    /**
     * Effacement : the person's key is destroyed; her names and accounts can be read by nobody any more, in any event.
     *
     * @param reason what she asked, or why it is done unasked
     * @param legalBasis the text it rests on, such as {@code RGPD, art. 17-1 a}
     */
    record ForgetPerson(ThirdPartyRef person, String reason, String legalBasis) implements PersonCommand {
        public ForgetPerson {
            Texts.required("Le motif (reason)", reason);
            Texts.required("Le fondement (legalBasis)", legalBasis);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_DIRECTORATE);
        }
    }
}
