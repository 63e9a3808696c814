package fr.quitus.app.copies;

import org.jspecify.annotations.Nullable;

/** Copie rompue : what was read is not a log as it must be; says where, from which position on and why, in French. */
public final class BrokenCopyException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenCopyException(Object where, @Nullable String why) {
        super(where + ", " + why);
    }
}
