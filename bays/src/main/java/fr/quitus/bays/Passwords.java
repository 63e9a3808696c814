package fr.quitus.bays;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords, each kept in a file that only we may read. */
final class Passwords {
    private static final int PASSWORD_BYTES = 24;

    private Passwords() {}

    static String keptIn(Path file) {
        String kept = Folders.read(file);
        if (kept != null && !kept.isEmpty()) {
            return kept;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Folders.writeDurably(file, made + "\n");
        return made;
    }
}
