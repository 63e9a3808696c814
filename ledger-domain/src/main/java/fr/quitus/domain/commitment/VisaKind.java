package fr.quitus.domain.commitment;

/** How the budget controller's visa or avis stood when a commitment was signed. */
public enum VisaKind {
    /** The amount is not above the ministry's threshold. */
    NOT_REQUIRED,
    /** Visa accordé. */
    GRANTED,
    /** Visa tacite : fifteen days of silence. */
    TACIT,
    /** Passer outre : a refusal that the minister of budget set aside. */
    OVERRIDDEN,
    /** Avis favorable. */
    FAVOURABLE_OPINION,
    /** Avis défavorable, disregarded with a motive. */
    DISREGARDED_OPINION,
    /** Dispense : listed in the approved programming document. */
    EXEMPTED,
    /** Signé sans le visa requis : in an emergency, or taken over so; nothing is paid until it is regularised. */
    NONE
}
