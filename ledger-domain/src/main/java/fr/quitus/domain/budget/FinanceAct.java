package fr.quitus.domain.budget;

/** Loi de finances that opens credits (LOLF art. 1). */
public enum FinanceAct {
    /** Loi de finances de l'année: its credits are the initial ones, which LOLF art. 12, 13 and 15 take a share of. */
    INITIAL,
    /** Loi de finances rectificative, or de fin de gestion: credits of the year, though not initial ones. */
    AMENDING
}
