package fr.quitus.projections.engine;

/** Somebody stopped the rebuild. It ends the work within the run, whose report tells it. */
final class RebuildCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildCancelled() {
        super("the rebuild was stopped before its end", null, false, false);
    }
}
