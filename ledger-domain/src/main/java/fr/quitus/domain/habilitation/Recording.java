package fr.quitus.domain.habilitation;

/** Whether a role must be recorded in the ledger to be acted in; one that was withdrawn there never is. */
public enum Recording {
    /** Facultatif : who was never granted the role here acts in it as his token says. */
    OPTIONAL,
    /** Obligatoire : but for the budget directorate, which records the others' and is recorded by nobody. */
    REQUIRED
}
