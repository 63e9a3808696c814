package fr.quitus.bays;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Baies à l'arrêt : the folders of bays that no application keeps, held so while an operator decides which of them
 * leads. What an application that was killed left running there is stopped; all that was acknowledged is on disk.
 */
public final class BaysAtRest implements AutoCloseable {
    /** Read, and deleted, by the next opening. */
    static final String FORCED_PRIMARY = "forced-primary";

    private final BaySettings settings;
    private final DirectoryLock lock;

    private BaysAtRest(BaySettings settings, DirectoryLock lock) {
        this.settings = settings;
        this.lock = lock;
    }

    /**
     * What the folder of a bay says of itself.
     *
     * @param folder where the bay lies
     * @param whole true when what lies there is a whole database that counts
     * @param term the last election it knows of; null when it knows none
     * @param primary who won that; null when it knows none
     * @param detail a French sentence for the operator
     */
    public record Resting(
            BayName name,
            Path folder,
            boolean whole,
            @Nullable Long term,
            @Nullable BayName primary,
            String detail) {}

    /** @throws StorageException when an application keeps the folder, or there is none */
    public static BaysAtRest hold(Path directory) {
        BaySettings settings = BaySettings.in(directory);
        if (!Files.isDirectory(settings.directory())) {
            throw new StorageException("Il n'y a pas de baies dans " + settings.directory() + ".");
        }
        DirectoryLock lock = DirectoryLock.acquire(settings.directory());
        try {
            for (BayName name : BayName.values()) {
                FolderProcesses.kill(settings.directory().resolve(name.folder()).resolve("data"));
            }
            return new BaysAtRest(settings, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public List<Resting> bays() {
        return Arrays.stream(BayName.values()).map(this::look).toList();
    }

    private Resting look(BayName name) {
        Bay bay = new Bay(name, settings);
        String condemned = bay.condemned();
        boolean whole = bay.isIntact();
        Term term = Term.readIn(bay.home());
        String detail = whole
                ? "La baie contient une base entière."
                : condemned == null
                        ? "La baie ne contient pas de base entière."
                        : "La baie est condamnée (" + condemned + ") ; pour vous en servir quand même, supprimez "
                                + settings.directory().resolve(name.folder() + ".condemned") + ".";
        return new Resting(
                name,
                bay.home(),
                whole,
                term == null ? null : term.number(),
                term == null ? null : term.primary(),
                detail);
    }

    /**
     * Has the next opening make this bay primary of a new term; what the others hold is set aside, not deleted.
     *
     * @throws StorageException when the bay holds no whole database that counts
     */
    public void force(BayName bay) {
        Resting chosen = look(bay);
        if (!chosen.whole()) {
            throw new StorageException(chosen.detail());
        }
        Folders.writeDurably(settings.directory().resolve(FORCED_PRIMARY), bay.folder() + "\n");
    }

    @Override
    public void close() {
        lock.close();
    }
}
