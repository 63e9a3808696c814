package fr.quitus.web;

import fr.quitus.web.signin.Person;
import java.util.Locale;
import java.util.Set;

/** The places of the menu. It shows a person those where the ledger has something for him; it guards none of them. */
enum Menu {
    CORBEILLE("/"),
    ACTES("/actes"),
    BUDGET("/budget"),
    BALANCE("/balance"),
    DOSSIERS("/dossiers"),
    PISTE("/piste"),
    EXPLOITATION("/exploitation");

    private static final Set<String> ALL_BOOKS =
            Set.of("BUDGET_DIRECTORATE", "BUDGET_MINISTER", "PUBLIC_ACCOUNTANT", "BUDGET_CONTROLLER", "AUDITOR");
    private static final Set<String> NO_BOOKS = Set.of("TECH_ADMIN", "SYSTEM_INTERFACE");
    private static final Set<String> TRAIL = Set.of("AUDITOR", "BUDGET_CONTROLLER");
    private static final Set<String> MACHINES = Set.of("TECH_ADMIN", "AUDITOR");

    private final String address;

    Menu(String address) {
        this.address = address;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String address() {
        return address;
    }

    boolean isFor(Person person) {
        return switch (this) {
            case CORBEILLE -> true;
            case ACTES, BUDGET, DOSSIERS -> !NO_BOOKS.contains(person.role());
            case BALANCE ->
                ALL_BOOKS.contains(person.role()) || (person.everywhere() && !NO_BOOKS.contains(person.role()));
            case PISTE -> TRAIL.contains(person.role());
            case EXPLOITATION -> MACHINES.contains(person.role());
        };
    }
}
