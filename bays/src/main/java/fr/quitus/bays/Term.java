package fr.quitus.bays;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which bay is primary, and by which election. Every election is written beside both surviving bays before the new
 * primary may write, so any two bays of the three know the last one.
 *
 * <p>The bay named holds every acknowledged write: it was the most advanced of the two heard, or the first of all.
 */
record Term(long number, BayName primary) {
    private static final String FILE = "term";

    Term next(BayName elected) {
        return new Term(number + 1, elected);
    }

    void writeIn(Path home) {
        Folders.create(home);
        Folders.writeDurably(home.resolve(FILE), number + " " + primary.folder() + "\n");
    }

    static @Nullable Term readIn(Path home) {
        String text = Folders.read(home.resolve(FILE));
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18} [abc]")) {
            throw new StorageException("Le fichier " + home.resolve(FILE) + " est illisible : « " + text
                    + " ». Rien n'est démarré. Si cette baie est perdue, supprimez son dossier " + home + ".");
        }
        List<String> words = List.of(text.split(" ", -1));
        return new Term(Long.parseLong(words.getFirst()), BayName.of(words.getLast()));
    }
}
