package fr.quitus.projections.asking;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.ports.Reader;

/**
 * Droits de lecture (domain reference §5): comptables, the budget's directorate and minister, controllers and auditors see
 * all books; an ordonnateur's side sees its perimeter; exploitation and interfaces see no business payload.
 */
public final class Rights {
    private Rights() {}

    /**
     * What a list shows, ready for SQL.
     *
     * @param codes beginnings of codes of funds centres, when not all is seen
     */
    public record Scope(boolean all, String[] codes) {}

    public static Scope scopeOf(Reader reader) {
        if (seesAllBooks(reader.role())) {
            return new Scope(true, new String[0]);
        }
        if (reader.role().side() != Role.Side.ORDONNATEUR) {
            throw Refusals.role("la comptabilité");
        }
        boolean all = reader.perimeter().fundsCentres().contains("*");
        return new Scope(all, reader.perimeter().fundsCentres().toArray(String[]::new));
    }

    /** Books that no perimeter divides: balance, ledger, revenue, missions. */
    public static void requireAllBooks(Reader reader, String what) {
        if (!scopeOf(reader).all()) {
            throw Refusals.role(what);
        }
    }

    public static void requireAuditTrail(Reader reader) {
        if (reader.role() != Role.AUDITOR && reader.role() != Role.BUDGET_CONTROLLER) {
            throw Refusals.role("la piste d'audit");
        }
    }

    private static boolean seesAllBooks(Role role) {
        return switch (role) {
            case BUDGET_DIRECTORATE, BUDGET_MINISTER, PUBLIC_ACCOUNTANT, BUDGET_CONTROLLER, AUDITOR -> true;
            case PROGRAMME_MANAGER,
                    BOP_MANAGER,
                    UNIT_MANAGER,
                    AUTHORISING_OFFICER,
                    MANAGER,
                    TECH_ADMIN,
                    SYSTEM_INTERFACE -> false;
        };
    }
}
