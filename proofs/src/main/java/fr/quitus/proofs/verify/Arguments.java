package fr.quitus.proofs.verify;

import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line says.
 *
 * @param keys keys to trust
 * @param changes files with changes of key, in their order
 * @param checkpoints files with checkpoints
 * @param segments files with segments, or with proofs of entries
 */
record Arguments(List<VerifierKey> keys, List<Path> changes, List<Path> checkpoints, List<Path> segments) {

    /** A command line that says nothing clear; the message is in French. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Arguments parse(String... words) throws UsageException {
        List<VerifierKey> keys = new ArrayList<>();
        List<Path> changes = new ArrayList<>();
        List<Path> checkpoints = new ArrayList<>();
        List<Path> segments = new ArrayList<>();
        Iterator<String> remaining = List.of(words).iterator();
        while (remaining.hasNext()) {
            String word = remaining.next();
            switch (word) {
                case "--key" -> keys.add(key(value(word, remaining)));
                case "--key-change" -> changes.add(path(value(word, remaining)));
                case "--checkpoint" -> checkpoints.add(path(value(word, remaining)));
                default -> {
                    if (word.startsWith("--")) {
                        throw new UsageException("option inconnue : %s".formatted(word));
                    }
                    segments.add(path(word));
                }
            }
        }
        if (segments.isEmpty()) {
            throw new UsageException("aucun segment, aucune preuve n'a été donné");
        }
        if (!changes.isEmpty() && keys.isEmpty()) {
            throw new UsageException("un changement de clé se vérifie avec la clé d'avant (--key)");
        }
        return new Arguments(keys, changes, checkpoints, segments);
    }

    private static String value(String option, Iterator<String> remaining) throws UsageException {
        if (!remaining.hasNext()) {
            throw new UsageException("%s demande une valeur".formatted(option));
        }
        return remaining.next();
    }

    private static VerifierKey key(String text) throws UsageException {
        try {
            return VerifierKey.parse(text);
        } catch (NoteException e) {
            throw new UsageException("cette clé n'en est pas une, %s".formatted(e.getMessage()));
        }
    }

    private static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("« %s » n'est pas un nom de fichier".formatted(text));
        }
    }
}
