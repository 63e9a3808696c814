package fr.quitus.domain.accounting;

/** Journal : the book an entry is written in; numbers run without gap per journal and year. */
public enum Journal {
    /** Journal des services faits. */
    SF,
    /** Journal des dépenses (prises en charge). */
    DEP,
    /** Journal de trésorerie. */
    TRE,
    /** Journal des recettes. */
    REC,
    /** Journal des opérations diverses: what no chain makes, entered by a comptable. */
    OD,
    /** Journal de clôture. */
    CLO,
    /** Journal des à-nouveaux. */
    AN
}
