package fr.quitus.app.security;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Identités de démonstration : one for each role. Their password is known to all, so an instance with real accounts has
 * none.
 *
 * @param name to sign in with; a person may have several, as the directory of a State may let him
 * @param function what the person does, in French
 */
public record ReadyMadeIdentity(String name, Caller caller, String function) {
    /** Everybody's password. */
    public static final String PASSWORD = "demo";

    private static final Set<String> ALL = Set.of("*");
    private static final Set<String> TWO_UNITS = Set.of("0156-DR35-U001", "0156-DR35-U002");

    /** @param fiscalYear the year the secondary ordonnateur's delegation is in force */
    public static List<ReadyMadeIdentity> all(int fiscalYear) {
        Delegation omar = new Delegation(
                "DEL-" + fiscalYear + "-OMAR",
                TWO_UNITS,
                Amount.euros(500_000),
                LocalDate.of(fiscalYear, 1, 1),
                LocalDate.of(fiscalYear, 12, 31),
                ActorId.of("paula"),
                null,
                Delegation.Rank.SECONDARY);
        return List.of(
                identity("denis", Role.BUDGET_DIRECTORATE, ALL, null, null, "Direction du budget"),
                identity("rachel", Role.PROGRAMME_MANAGER, ALL, null, null, "Responsable de programme (RPROG)"),
                identity("boris", Role.BOP_MANAGER, ALL, null, null, "Responsable de BOP (RBOP)"),
                identity("gina", Role.MANAGER, TWO_UNITS, null, null, "Gestionnaire"),
                identity("omar", Role.AUTHORISING_OFFICER, TWO_UNITS, null, omar, "Ordonnateur secondaire"),
                identity("paula", Role.AUTHORISING_OFFICER, ALL, null, null, "Ordonnatrice principale"),
                identity("katia", Role.PUBLIC_ACCOUNTANT, Set.of(), "CBCM-FIN", null, "Comptable, CBCM-FIN"),
                identity("karl", Role.PUBLIC_ACCOUNTANT, Set.of(), "DRFIP-35", null, "Comptable, DRFIP-35"),
                comptable("omar-comptable", "omar", "CBCM-FIN", "Omar, comptable par erreur de l'annuaire"),
                identity("bruno", Role.BUDGET_CONTROLLER, ALL, null, null, "Contrôleur budgétaire"),
                identity("marianne", Role.BUDGET_MINISTER, ALL, null, null, "Ministre chargée du budget"),
                identity("ada", Role.AUDITOR, ALL, null, null, "Auditrice"),
                identity("dora", Role.BUDGET_DIRECTORATE, ALL, null, null, "Direction du budget, seconde personne"),
                identity("tess", Role.TECH_ADMIN, Set.of(), null, null, "Exploitation"),
                identity("chorus-pro", Role.SYSTEM_INTERFACE, ALL, null, null, "Interface Chorus Pro"),
                identity("banque", Role.SYSTEM_INTERFACE, ALL, null, null, "Interface Banque de France"));
    }

    /** Who opens the credits of the demonstration. */
    public static Caller budgetDirectorate(int fiscalYear) {
        return all(fiscalYear).getFirst().caller();
    }

    private static ReadyMadeIdentity identity(
            String name,
            Role role,
            Set<String> fundsCentres,
            @Nullable String post,
            @Nullable Delegation delegation,
            String function) {
        Set<AccountingPostId> posts = post == null ? Set.of() : Set.of(AccountingPostId.of(post));
        return new ReadyMadeIdentity(
                name, new Caller(ActorId.of(name), role, new Perimeter(fundsCentres, posts), delegation), function);
    }

    private static ReadyMadeIdentity comptable(String name, String person, String post, String function) {
        Perimeter perimeter = new Perimeter(Set.of(), Set.of(AccountingPostId.of(post)));
        return new ReadyMadeIdentity(
                name, new Caller(ActorId.of(person), Role.PUBLIC_ACCOUNTANT, perimeter, null), function);
    }
}
