package fr.quitus.domain.document;

import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import org.jspecify.annotations.Nullable;

/**
 * Dossier connu, as far as who may read it goes (domain reference §5).
 *
 * @param fundsCentre the unit whose file it is; absent for a third party, who belongs to no perimeter
 * @param post the accounting post it is assigned to; absent until it is
 */
public record KnownFile(
        @Nullable FundsCentre fundsCentre, @Nullable AccountingPostId post) {
    /** Third parties are everybody's, but for who runs the service. */
    public static final KnownFile OF_NO_PERIMETER = new KnownFile(null, null);

    /** A comptable reads what is assigned to his post, or to nobody yet. */
    public boolean mayBeReadBy(Role role, Perimeter perimeter) {
        return switch (role) {
            case BUDGET_DIRECTORATE, BUDGET_MINISTER, BUDGET_CONTROLLER, AUDITOR -> true;
            case PROGRAMME_MANAGER, BOP_MANAGER, UNIT_MANAGER, AUTHORISING_OFFICER, MANAGER, SYSTEM_INTERFACE ->
                fundsCentre == null || perimeter.covers(fundsCentre);
            case PUBLIC_ACCOUNTANT -> post == null || perimeter.covers(post);
            case TECH_ADMIN -> false;
        };
    }
}
