package fr.quitus.projections.engine;

/** How a view stands. */
public enum ProjectionState {
    /** It follows the log. */
    LIVE,
    /** An event could not be folded: it shows what it knew before, until someone retries or rebuilds. */
    FAILED,
    /** Its tables were thrown away; a rebuild brings them back. */
    DROPPED,
    /** Its tables are of another version of its fold; a rebuild is due. */
    OUTDATED
}
