package fr.quitus.domain.document;

import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import org.jspecify.annotations.Nullable;

/**
 * Dossier connu, as far as who may read it goes (domain reference §5).
 *
 * @param post the accounting post it is assigned to; absent until it is
 */
public record KnownFile(FundsCentre fundsCentre, @Nullable AccountingPostId post) {
    /** A comptable reads what is assigned to his post, or to nobody yet. */
    public boolean mayBeReadBy(Role role, Perimeter perimeter) {
        return switch (role) {
            case BUDGET_DIRECTORATE, BUDGET_MINISTER, BUDGET_CONTROLLER, AUDITOR -> true;
            case PROGRAMME_MANAGER, BOP_MANAGER, UNIT_MANAGER, AUTHORISING_OFFICER, MANAGER, SYSTEM_INTERFACE ->
                perimeter.covers(fundsCentre);
            case PUBLIC_ACCOUNTANT -> post == null || perimeter.covers(post);
            case TECH_ADMIN -> false;
        };
    }
}
