package fr.quitus.app.archive;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Archive rompue : says which file, from which position on and why, in French. */
public final class BrokenArchiveException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenArchiveException(Path file, @Nullable String why) {
        super(file + ", " + why);
    }

    BrokenArchiveException(Path file, long position, @Nullable String why) {
        super(file + ", position " + position + " : " + why);
    }
}
