package fr.quitus.domain.budget;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Title;
import java.util.TreeMap;

/**
 * Engagements par anticipation d'un programme (LOLF art. 9), by title: the AE that finance acts opened this year, and
 * what was signed against the next year's.
 */
public record Anticipations(TreeMap<String, Share> byTitle) {
    public static final Anticipations NONE = new Anticipations(new TreeMap<>());

    /**
     * One title.
     *
     * @param voted AE that the finance acts of the year opened on it
     * @param taken of the next year's, by what was signed in advance and not withdrawn since
     */
    public record Share(Balance voted, Balance taken) {
        static final Share NONE = new Share(Balance.ZERO, Balance.ZERO);
    }

    public Share of(Title title) {
        return byTitle.getOrDefault(title.name(), Share.NONE);
    }

    /** What may be signed in advance on a title, on the day of an act. */
    public Balance ceiling(Title title, Act act) {
        return CreditCeilings.share(of(title).voted(), LawParameter.ANTICIPATION_CAP, act);
    }

    Anticipations voted(Title title, Balance more) {
        return with(title, new Share(of(title).voted().plus(more), of(title).taken()));
    }

    Anticipations taken(Title title, Balance more) {
        return with(title, new Share(of(title).voted(), of(title).taken().plus(more)));
    }

    private Anticipations with(Title title, Share share) {
        TreeMap<String, Share> next = new TreeMap<>(byTitle);
        next.put(title.name(), share);
        return new Anticipations(next);
    }
}
