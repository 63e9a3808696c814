package fr.quitus.app.reference;

import java.io.Serial;

/** A reference file is not what it must be. It names the file and the line, since a person has to mend it. */
public final class ReferenceFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ReferenceFileException(String file, int line, String problem) {
        super("%s, line %d: %s".formatted(file, line, problem));
    }
}
