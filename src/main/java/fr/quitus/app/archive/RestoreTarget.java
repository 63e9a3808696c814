package fr.quitus.app.archive;

import fr.quitus.app.storage.LedgerStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dossier à remplir : empty, or left by a restore that was killed, which is begun again. A mark stands in it until all
 * is there; an instance started before finds no ledger to go on with.
 */
public final class RestoreTarget {
    private static final String UNFINISHED = "restore.unfinished";

    private final Path folder;
    private final boolean isAgain;
    private @Nullable String origin;

    private RestoreTarget(Path folder, boolean isAgain) {
        this.folder = folder;
        this.isAgain = isAgain;
    }

    /** The folder holds something: nothing in it was touched. */
    public static final class TakenException extends Exception {
        private static final long serialVersionUID = 1L;

        TakenException(String message) {
            super(message);
        }
    }

    public static RestoreTarget prepare(Path folder) throws IOException, TakenException {
        Files.createDirectories(folder);
        boolean isAgain = isUnfinished(folder);
        if (!isAgain) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new TakenException(
                            folder + " n'est pas vide : rien n'y est mêlé. Nommez un dossier vide ou à" + " créer.");
                }
            }
            Files.createFile(folder.resolve(UNFINISHED));
        }
        RestoreTarget target = new RestoreTarget(folder, isAgain);
        Files.createDirectories(target.scratch());
        return target;
    }

    /** Whether a restore into this folder has not come to its end. */
    public static boolean isUnfinished(Path folder) {
        return Files.exists(folder.resolve(UNFINISHED));
    }

    /** For what is only needed on the way. */
    public Path scratch() {
        return folder.resolve("restore.scratch");
    }

    /** What an attempt that was killed brought goes, before it is brought again. */
    public void forgetAttempt(LedgerStorage storage) throws SQLException {
        if (!isAgain) {
            return;
        }
        try (Connection administrator = DriverManager.getConnection(
                        storage.jdbcUrl("postgres"), storage.adminUser(), storage.adminPassword());
                Statement statement = administrator.createStatement()) {
            statement.execute("drop database if exists " + LedgerStorage.DATABASE + " with (force)");
        }
    }

    /** All is there: the folder is a ledger's from now on, and knows which archive it came from. */
    public void finish(CheckedArchive archive) throws IOException {
        origin = archive.ledger();
        archive.origin().writeIn(folder);
        removeScratch();
        Files.delete(folder.resolve(UNFINISHED));
    }

    /** Name of the ledger that was restored. */
    public String origin() {
        if (origin == null) {
            throw new IllegalStateException("nothing was restored");
        }
        return origin;
    }

    /** Nothing came of it. A folder that was not begun to be filled is left empty; another one can be begun again. */
    public void leave() throws IOException {
        removeScratch();
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.toList();
        }
        if (left.equals(List.of(folder.resolve(UNFINISHED)))) {
            Files.delete(left.getFirst());
        }
    }

    private void removeScratch() throws IOException {
        if (!Files.exists(scratch())) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(scratch())) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(scratch());
    }
}
