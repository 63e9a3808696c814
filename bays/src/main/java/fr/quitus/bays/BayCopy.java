package fr.quitus.bays;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copie d'une baie arrêtée : the folder of a bay that does not run, copied and started by itself, alone, so that what
 * it holds can be read. The folder itself is only read: PostgreSQL writes to any folder it starts in, replays its log
 * there and would follow a primary again, and a bay that was started apart could not rejoin the others.
 */
public final class BayCopy implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final int PROMOTE_TIMEOUT_S = 600;
    private static final String PRIVATE_FOLDER = "rwx------";
    private static final String VERSION_FILE = "PG_VERSION";
    private static final String PID_FILE = "postmaster.pid";
    /** What says that the folder is in use, or whom it follows. */
    private static final Set<String> LEFT_OUT = Set.of(PID_FILE, "postmaster.opts", "replication.conf");

    private final Path scratch;
    private final PostgresServer server;
    private final String password;

    private BayCopy(Path scratch, PostgresServer server, String password) {
        this.scratch = scratch;
        this.server = server;
        this.password = password;
    }

    /** Whether a folder is that of a bay, or of the database in it. */
    public static boolean isBay(Path folder) {
        return dataOf(folder).isPresent();
    }

    private static Optional<Path> dataOf(Path folder) {
        return Stream.of(folder.resolve("data"), folder)
                .filter(data -> Files.isRegularFile(data.resolve(VERSION_FILE)))
                .findFirst();
    }

    /**
     * Copies a bay and starts the copy. All that lies in the folder has been replayed when this returns; the copy of a
     * standby has become a primary of its own, which nobody follows.
     *
     * @param bay the folder of a bay ({@code bays/a}), or the database's in it ({@code bays/a/data})
     * @param scratch a folder that does not exist yet, for the copy; closing deletes it
     * @param passwordFile the file of the administrator's password; null where it lies beside the bay, as ours do
     * @throws StorageException when the bay is in use, is not whole, its password is not known, or does not start; or
     *     when the thread is interrupted, and then nothing is left of the copy
     */
    public static BayCopy open(Path bay, Path scratch, @Nullable Path passwordFile) {
        try {
            Path data = dataOf(bay)
                    .orElseThrow(() -> new StorageException(bay + " n'est pas le dossier d'une baie (ni data/"
                            + VERSION_FILE + ", ni " + VERSION_FILE + ")."))
                    .toRealPath();
            Path home = data.getFileName().toString().equals("data") ? parent(data) : data;
            if (Files.exists(home.resolve("seeding"))) {
                throw new StorageException("La baie " + home + " n'a pas fini d'être remplie : son contenu ne compte "
                        + "pas. Lisez-en une autre.");
            }
            String password = password(home, passwordFile);
            refuseInUse(home, data);
            return start(home, data, scratch.toAbsolutePath().normalize(), password);
        } catch (IOException e) {
            throw new StorageException("La baie " + bay + " ne se copie pas : " + e.getMessage(), e);
        }
    }

    private static BayCopy start(Path home, Path data, Path scratch, String password) throws IOException {
        if (Files.exists(scratch)) {
            throw new StorageException("Le dossier de travail " + scratch + " existe déjà.");
        }
        BayCopy copy = null;
        try {
            Files.createDirectories(
                    scratch, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FOLDER)));
            copy(data, scratch.resolve("data"));
            refuseInUse(home, data); // else what was copied may be of two instants
            copy = new BayCopy(scratch, new PostgresServer(scratch, scratch.resolve("port")), password);
            boolean standby = Files.exists(scratch.resolve("data/standby.signal"));
            copy.server.start(settings(), START_TIMEOUT);
            if (standby) {
                copy.promote();
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            // Whoever interrupted us is told afterwards: what was begun is stopped and deleted first.
            boolean interrupted = Thread.interrupted();
            if (copy == null) {
                Folders.delete(scratch);
            } else {
                copy.close();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw e;
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static String password(Path home, @Nullable Path given) {
        List<Path> places =
                given == null ? List.of(home.resolve("password"), parent(home).resolve("password")) : List.of(given);
        return places.stream()
                .flatMap(file -> Optional.ofNullable(Folders.read(file)).stream())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> new StorageException("Le mot de passe de la baie " + home + " n'est ni dans "
                        + String.join(
                                " ni dans ", places.stream().map(Path::toString).toList())
                        + ". Il est gardé dans bays/password de l'instance : nommez ce fichier par --password-file."));
    }

    /** A process found by its working directory; or, where we may not look into it, the one the folder names. */
    private static void refuseInUse(Path home, Path data) {
        Optional<Long> user = FolderProcesses.living(data).stream()
                .map(ProcessHandle::pid)
                .findFirst()
                .or(() -> namedProcess(data));
        if (user.isPresent()) {
            throw new StorageException("La baie " + home + " est en service (processus " + user.get()
                    + ") : sa copie ne serait d'aucun instant. Lisez-la par --from a, b ou c et --data, ou"
                    + " arrêtez-la.");
        }
    }

    private static Optional<Long> namedProcess(Path data) {
        String text = Folders.read(data.resolve(PID_FILE));
        return Optional.ofNullable(text)
                .flatMap(lines -> lines.lines().findFirst())
                .map(String::strip)
                .filter(pid -> pid.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .filter(pid -> ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent());
    }

    /** Follows links, so that a log kept on another disk comes along; what they lead to is only read too. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectory(
                        to.resolve(from.relativize(folder)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FOLDER)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (Thread.currentThread().isInterrupted()) {
                    throw new StorageException("Interrompu pendant la copie de " + from + ".");
                }
                String name = file.getFileName().toString();
                if (!LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp")) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Waits for nobody, follows nobody, tells nobody. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(EmbeddedPostgres.commonSettings());
        // A standby replays only with room for as much as its primary had.
        settings.put("max_connections", "100");
        settings.put("max_wal_senders", "10");
        settings.put("max_replication_slots", "10");
        settings.put("wal_level", "replica");
        settings.put("hot_standby", "on");
        settings.put("recovery_target_timeline", "latest");
        settings.put("primary_conninfo", "");
        settings.put("primary_slot_name", "");
        settings.put("synchronous_standby_names", "");
        settings.put("archive_mode", "off");
        // It is thrown away: a crash of the machine loses nothing that matters.
        settings.put("fsync", "off");
        return settings;
    }

    /** Only a promotion is known to come after everything in the folder was replayed. */
    private void promote() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password);
                PreparedStatement statement = connection.prepareStatement(Sql.text("promote"))) {
            statement.setInt(1, PROMOTE_TIMEOUT_S);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean("promoted")) {
                    throw new StorageException("La copie de la baie n'a pas fini de rejouer son journal après "
                            + PROMOTE_TIMEOUT_S + " s :\n" + server.logTail());
                }
            }
        } catch (SQLException e) {
            throw new StorageException(
                    "La copie de la baie n'a pas rejoué son journal : " + e.getMessage() + "\n" + server.logTail(), e);
        }
    }

    /** The address of a database of the copy; user and password go beside it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    /** The administrator. */
    public String user() {
        return Bay.ADMIN;
    }

    public String password() {
        return password;
    }

    /** Stops the copy and deletes it. */
    @Override
    public void close() {
        server.stop(STOP_TIMEOUT);
        Folders.delete(scratch);
    }
}
