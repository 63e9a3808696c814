package fr.quitus.domain.accounting;

/** Journal : the book an entry is written in; numbers run without gap per journal and year. */
public enum Journal {
    /** Journal des services faits. */
    SF("Services faits"),
    /** Journal des dépenses (prises en charge). */
    DEP("Dépenses prises en charge"),
    /** Journal de trésorerie. */
    TRE("Trésorerie"),
    /** Journal des recettes. */
    REC("Recettes"),
    /** Journal des opérations diverses: what no chain makes, entered by a comptable. */
    OD("Opérations diverses"),
    /** Journal de clôture. */
    CLO("Clôture"),
    /** Journal des à-nouveaux. */
    AN("À-nouveaux");

    private final String label;

    Journal(String label) {
        this.label = label;
    }

    /** In French, as books show it. */
    public String label() {
        return label;
    }
}
