package fr.quitus.bays;

import java.io.IOException;

/** A page that was written and read before is no longer what was written; the message, in French, says which. */
final class RottenPageException extends IOException {
    private static final long serialVersionUID = 1L;

    RottenPageException(String message) {
        super(message);
    }
}
