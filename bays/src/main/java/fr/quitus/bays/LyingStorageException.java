package fr.quitus.bays;

import java.io.IOException;

/** What was read is not what was written; the message, in French, says where. */
final class LyingStorageException extends IOException {
    private static final long serialVersionUID = 1L;

    LyingStorageException(String message) {
        super(message);
    }
}
