package fr.quitus.domain;

/** Who or what stands in the way of an act. */
public enum RejectionKind {
    /** The person may not do this act, or not on this file. */
    FORBIDDEN,
    /** The file, the credits or the dates do not allow it now. */
    STATE,
    /** There is no such file. */
    UNKNOWN
}
