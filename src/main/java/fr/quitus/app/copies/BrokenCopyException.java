package fr.quitus.app.copies;

/** Copie rompue : what was to be read is not a log as it must be; says where, from which position on and why, in French. */
public final class BrokenCopyException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenCopyException(Object where, String why) {
        super(where + ", " + why);
    }
}
