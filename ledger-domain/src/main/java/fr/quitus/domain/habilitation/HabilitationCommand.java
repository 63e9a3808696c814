package fr.quitus.domain.habilitation;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur les habilitations d'une personne. */
public sealed interface HabilitationCommand extends LedgerCommand {
    ActorId person();

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.BUDGET_DIRECTORATE);
    }

    /**
     * Habilitation : a person holds a role from one day to another, both included.
     *
     * @param to absent means without end
     * @param decisionRef the published decision
     */
    record GrantRole(
            ActorId person,
            Role role,
            LocalDate from,
            @Nullable LocalDate to,
            String decisionRef) implements HabilitationCommand {
        public GrantRole {
            Dates.bounded("Le début de l'habilitation (from)", from);
            if (to != null) {
                Dates.bounded("La fin de l'habilitation (to)", to);
                if (to.isBefore(from)) {
                    throw new InvalidValue("La fin de l'habilitation (to) précède son début (from).");
                }
            }
            Texts.required("La décision (decisionRef)", decisionRef);
        }
    }

    /** Retrait d'une habilitation, which ends on a day that is not past: what was done under it stays. */
    record RevokeRole(ActorId person, Role role, LocalDate lastDay, String decisionRef) implements HabilitationCommand {
        public RevokeRole {
            Dates.bounded("Le dernier jour (lastDay)", lastDay);
            Texts.required("La décision (decisionRef)", decisionRef);
        }
    }

    /** Déclaration du conjoint ou partenaire de PACS, which holds for both. */
    record DeclareSpouse(ActorId person, ActorId spouse) implements HabilitationCommand {}
}
