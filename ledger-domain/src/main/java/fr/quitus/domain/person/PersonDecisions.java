package fr.quitus.domain.person;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.person.PersonCommand.ForgetPerson;
import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import org.jspecify.annotations.Nullable;

/** Effacement : rules in their written order, then the event. */
public final class PersonDecisions {
    /**
     * Durée de conservation comptable : years after that of the last act on one of the person's files, to its 31
     * December. Ten, as the longest time any of these acts is kept for (contracts; action of the creditor).
     */
    public static final int RETENTION_YEARS = 10;

    /** Why the accounts come before the wish to be forgotten. */
    public static final String RETENTION_LAW = "RGPD, art. 17-3 b ; code de la commande publique, art. R2184-12";

    private PersonDecisions() {}

    /**
     * Effacement : something of her is kept, and no longer has to be.
     *
     * @param lastActYear year of the last act on one of her files; absent when nothing of her is sealed
     */
    public static Decision<PersonEvent> decide(ForgetPerson c, Act act, @Nullable Integer lastActYear) {
        if (lastActYear == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.TIERS_INCONNU, "Aucune donnée personnelle n'est gardée de " + c.person() + "."));
        }
        int keptUntil = lastActYear + RETENTION_YEARS;
        return act.date().getYear() <= keptUntil
                ? Decision.refuse(Refusal.of(
                        Rejection.CONSERVATION_OBLIGATOIRE,
                        "Le dernier acte sur un dossier de " + c.person() + " est de " + lastActYear
                                + " : ses pièces se conservent jusqu'au 31/12/" + keptUntil + ".",
                        "dernierActe",
                        lastActYear,
                        "conservationJusque",
                        keptUntil + "-12-31"))
                : Decision.accept(new PersonForgotten(
                        c.person(),
                        c.reason(),
                        c.legalBasis(),
                        lastActYear,
                        RETENTION_YEARS,
                        RETENTION_LAW,
                        act.date(),
                        act.actor()));
    }
}
