package fr.quitus.projections.engine;

/** Somebody stopped the rebuild; the old tables stay. */
public final class RebuildCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildCancelled() {
        super("the rebuild was stopped before its end", null, false, false);
    }
}
