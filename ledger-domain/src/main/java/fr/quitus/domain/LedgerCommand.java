package fr.quitus.domain;

import fr.quitus.domain.actor.Role;
import java.util.Set;

/** Commande : what somebody asks of the ledger. Who asks, and when, is the {@link fr.quitus.domain.actor.Act}. */
public interface LedgerCommand {
    /** The roles that may ask this (domain reference §5); anybody else is refused before the state is looked at. */
    Set<Role> allowedRoles();
}
