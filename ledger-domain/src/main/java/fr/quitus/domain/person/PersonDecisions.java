package fr.quitus.domain.person;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.person.PersonCommand.ForgetPerson;
import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import org.jspecify.annotations.Nullable;

/** Effacement : rules in their written order, then the event. */
public final class PersonDecisions {
    private PersonDecisions() {}

    /**
     * Effacement : something of her is kept, and no longer has to be. The accounts come first, as long as the law in
     * force says, to the 31 December of its last year.
     *
     * @param lastActYear year of the last act on one of her files; absent when nothing of her is sealed
     */
    public static Decision<PersonEvent> decide(ForgetPerson c, Act act, @Nullable Integer lastActYear) {
        if (lastActYear == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.TIERS_INCONNU, "Aucune donnée personnelle n'est gardée de " + c.person() + "."));
        }
        LawValue retention = act.law().valueOf(LawParameter.PERSONAL_DATA_RETENTION, act.date());
        int retentionYears = act.law().count(LawParameter.PERSONAL_DATA_RETENTION, act.date());
        int keptUntil = lastActYear + retentionYears;
        return act.date().getYear() <= keptUntil
                ? Decision.refuse(Refusal.of(
                        Rejection.CONSERVATION_OBLIGATOIRE,
                        "Le dernier acte sur un dossier de " + c.person() + " est de " + lastActYear
                                + " : ses pièces se conservent " + retentionYears + " ans, jusqu'au 31/12/" + keptUntil
                                + " ("
                                + retention.legalReference() + ").",
                        "dernierActe",
                        lastActYear,
                        "conservationJusque",
                        keptUntil + "-12-31"))
                : Decision.accept(new PersonForgotten(
                        c.person(),
                        c.reason(),
                        c.legalBasis(),
                        lastActYear,
                        retentionYears,
                        retention.legalReference(),
                        act.date(),
                        act.actor()));
    }
}
