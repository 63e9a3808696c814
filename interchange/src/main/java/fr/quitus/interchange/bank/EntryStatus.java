package fr.quitus.interchange.bank;

/** Statut d'une écriture. Only a booked entry moved money; the others tell what may come. */
public enum EntryStatus {
    /** BOOK : comptabilisée. */
    BOOKED,
    /** PDNG : en attente. */
    PENDING,
    /** FUTR : à venir. */
    FUTURE,
    /** INFO : pour information. */
    INFORMATION
}
