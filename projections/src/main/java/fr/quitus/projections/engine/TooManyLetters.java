package fr.quitus.projections.engine;

/** A view keeps as many events aside as it may: it stops before the next. */
final class TooManyLetters extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TooManyLetters(String projection) {
        super("the view " + projection + " keeps " + DeadLetters.KEPT_EVENTS_MAX + " events aside, and no more");
    }
}
