package fr.quitus.domain.thirdparty;

/** Whether a supplier must have a file to be engaged with. */
public enum Registration {
    /** Facultatif : a supplier without a file is engaged with and paid as his EJ and his invoices say. */
    OPTIONAL,
    /** Obligatoire. */
    REQUIRED
}
