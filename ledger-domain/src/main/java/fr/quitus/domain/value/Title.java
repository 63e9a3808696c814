package fr.quitus.domain.value;

/** Titre de dépense (LOLF art. 5). */
public enum Title {
    /** Dotations des pouvoirs publics. */
    T1,
    /** Dépenses de personnel: a ceiling, not an indication. */
    T2,
    /** Dépenses de fonctionnement. */
    T3,
    /** Charges de la dette de l'État. */
    T4,
    /** Dépenses d'investissement. */
    T5,
    /** Dépenses d'intervention. */
    T6,
    /** Dépenses d'opérations financières. */
    T7;

    public TitleGroup group() {
        return this == T2 ? TitleGroup.T2 : TitleGroup.HT2;
    }
}
