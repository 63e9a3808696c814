package fr.quitus.domain.lawchange;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.lawchange.LawEvent.LawParameterSet;
import java.time.LocalDate;

/** Fixation d'un paramètre de droit : its rules, then its event. */
public final class LawDecisions {
    /** All parameters are one stream: they are few, and change a few times a year. */
    public static final String AGGREGATE_ID = "law-parameters";

    private LawDecisions() {}

    /**
     * A value that its parameter admits, from the year of the act on: figures of past years were made under another.
     */
    public static Decision<LawEvent> decide(SetLawParameter c, Act act) {
        LawValue value = c.asValue();
        String fault = value.fault();
        if (fault != null) {
            return Decision.refuse(Refusal.of(Rejection.PARAMETRE_INCOHERENT, fault));
        }
        LocalDate earliest = act.date().withDayOfYear(1);
        if (value.from().isBefore(earliest)) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Le paramètre " + value.parameter() + " ne peut changer au " + value.from()
                            + " : des actes ont été décidés depuis, la date d'effet est au plus tôt le " + earliest
                            + ".",
                    "from",
                    value.from(),
                    "auPlusTot",
                    earliest));
        }
        return Decision.accept(new LawParameterSet(value, act.date(), act.actor()));
    }

    public static LawParameters evolve(LawParameters law, LawEvent event) {
        return switch (event) {
            case LawParameterSet e -> law.with(e.set());
        };
    }
}
