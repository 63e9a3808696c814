package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bay: its folder, its process, whom it follows.
 *
 * <p>Whatever its role, its own quorum list names the two others and stands on its command line: on whichever day it
 * becomes primary, it cannot acknowledge a single write alone.
 */
final class Bay {
    static final String ADMIN = "postgres";
    static final String REPLICATION_ROLE = "quitus_replication";
    private static final String REPLICATION_FILE = "replication.conf";
    private static final String SEEDING_FILE = "seeding";
    private static final Logger log = LoggerFactory.getLogger(Bay.class);

    private final BayName name;
    private final BaySettings settings;
    private final PostgresServer server;
    private final Path home;
    private volatile String replicationPassword = "";
    private volatile boolean reseeding;
    private final Path condemnedFile;
    private volatile @Nullable String condemned;
    private volatile boolean counts = true;
    private volatile @Nullable String difference;
    private volatile boolean unproven;
    private volatile boolean present;
    private volatile @Nullable String device;
    private final Object looking = new Object();
    private volatile Runnable onProcessEnd = () -> {};

    Bay(BayName name, BaySettings settings) {
        this.name = name;
        this.settings = settings;
        this.home = settings.directory().resolve(name.folder());
        this.server = new PostgresServer(home, settings.directory().resolve(name.folder() + ".port"));
        this.condemnedFile = settings.directory().resolve(name.folder() + ".condemned");
        this.condemned = Folders.read(condemnedFile);
    }

    BayName name() {
        return name;
    }

    Path home() {
        return home;
    }

    Path data() {
        return server.data();
    }

    int port() {
        return server.port();
    }

    BaySettings settings() {
        return settings;
    }

    void replicationPassword(String password) {
        replicationPassword = password;
    }

    /** True while somebody fills the bay again: the supervision leaves it alone. */
    boolean reseeding() {
        return reseeding;
    }

    void reseeding(boolean value) {
        reseeding = value;
    }

    /** Whether it follows under the name that quorum lists have; from its next following on. */
    void counts(boolean value) {
        counts = value;
    }

    /** How its log differs from the primary's, as comparing them has shown, in French; null when it did not. */
    @Nullable String difference() {
        return difference;
    }

    void difference(@Nullable String value) {
        difference = value;
    }

    /** True from its filling on until its root was compared with the primary's. */
    boolean unproven() {
        return unproven;
    }

    void unproven(boolean value) {
        unproven = value;
    }

    boolean isAlive() {
        return server.isAlive();
    }

    /** Called each time the process of this bay ends, however it ends. */
    void onProcessEnd(Runnable action) {
        onProcessEnd = action;
    }

    /** The process that was started last; 0 when there is none. */
    long processId() {
        return server.processId();
    }

    /**
     * True when the folder holds a whole database, which a seeding that was cut short does not leave, and whose storage
     * was not found to lose what it is given. Asks the disk, which may keep us waiting.
     */
    boolean isIntact() {
        return condemned == null && server.isInitialised() && !Files.exists(home.resolve(SEEDING_FILE));
    }

    /** {@link #isIntact}, as somebody who may wait for the disk last found it. */
    boolean present() {
        return present && condemned == null;
    }

    /** Asks the disk, which may keep us waiting. */
    void lookWhetherPresent() {
        synchronized (looking) {
            present = isIntact();
            try {
                device = StorageDevice.of(home);
            } catch (IOException e) {
                device = null; // the folder is gone: so is what was known of its disk
            }
        }
    }

    /** The disk the folder lies on, as last seen; null when there is no folder. */
    @Nullable String device() {
        return device;
    }

    /** Why what the bay holds counts for nothing, in French; null when it counts. */
    @Nullable String condemned() {
        return condemned;
    }

    /** What the bay holds counts for nothing until it is filled again, be it by another start of the application. */
    void condemn(String reason) {
        condemned = reason;
        try {
            condemnForGood(reason);
        } catch (UncheckedIOException e) {
            log.error("bay {} is condemned, and a restart of the application will not know it", name, e);
        }
    }

    /** As {@link #condemn}, known to the next start, or not at all: then it fails, and nothing changes. */
    void condemnForGood(String reason) {
        Folders.writeDurably(condemnedFile, reason + "\n");
        condemned = reason;
    }

    private void acquit() {
        Folders.delete(condemnedFile);
        condemned = null;
    }

    boolean hasStandbyFiles() {
        return Files.exists(data().resolve("standby.signal"));
    }

    synchronized void initialise(String adminPassword) {
        Folders.delete(data());
        server.initialise(ADMIN, adminPassword);
        acquit();
        try {
            Files.writeString(
                    data().resolve("postgresql.conf"),
                    "\ninclude_if_exists = '" + REPLICATION_FILE + "'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void start() {
        if (!server.isInitialised()) {
            throw new StorageException("La baie " + name + " n'a plus de données dans " + data() + ".");
        }
        server.start(BayCommandLine.of(name, settings), settings.startTimeout());
        server.whenEnded().thenRun(() -> onProcessEnd.run());
    }

    synchronized void stop() {
        server.stop(settings.stopTimeout());
    }

    synchronized void kill() {
        server.kill();
    }

    /** Kills without waiting for the disk: nothing is acknowledged from there any more. */
    void fence() {
        server.fence();
    }

    /** What the loss of a storage bay looks like: the process is gone and so is everything it had written. */
    synchronized void destroy() {
        server.kill();
        Path ruins = home.resolveSibling(".ruins-" + name.folder());
        Folders.delete(ruins);
        try {
            Files.move(home, ruins, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.delete(ruins);
    }

    /** Empties the bay and marks it, so that what is copied there counts for nothing until it is whole. */
    synchronized void empty() {
        server.kill();
        Folders.create(home);
        Folders.writeDurably(home.resolve(SEEDING_FILE), "seeding\n");
        Folders.delete(data());
    }

    /** Keeps what is there out of the way instead of deleting it: an operator decided without knowing all of it. */
    synchronized void setAside(long term) {
        server.kill();
        if (Files.exists(data())) {
            try {
                Files.move(data(), home.resolve("set-aside-before-term-" + term), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The bay was copied and accepts connections, hence is consistent: it counts again. */
    void seeded() {
        Folders.delete(home.resolve(SEEDING_FILE));
        acquit();
    }

    /** From the next start or reload on the bay receives from this primary; from nobody when null. */
    void writeFollowing(@Nullable Bay primary) {
        String conninfo = primary == null
                ? ""
                : "host=127.0.0.1 port=" + primary.port() + " user=" + REPLICATION_ROLE + " password="
                        + replicationPassword + " application_name="
                        + (counts ? name.standbyName() : name.outsideName()) + " connect_timeout=2";
        String slot = primary == null ? "" : name.standbyName();
        Folders.writeDurably(
                data().resolve(REPLICATION_FILE),
                "primary_conninfo = '" + conninfo + "'\nprimary_slot_name = '" + slot + "'\n");
        Unprivileged.current().giveAway(data().resolve(REPLICATION_FILE));
    }

    /** Makes the folder the one of a standby. */
    void writeStandbySignal() {
        Folders.writeDurably(data().resolve("standby.signal"), "");
    }

    @Override
    public String toString() {
        return name.name();
    }
}
