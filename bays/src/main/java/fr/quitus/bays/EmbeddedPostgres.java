package fr.quitus.bays;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One PostgreSQL 18 of our own, without replication: for tests, and where losing the machine's only disk is accepted.
 * The data, the port and the password stay in the folder: what is started there again finds them. Bound to 127.0.0.1.
 *
 * <p>The instance outlives a JVM that is killed; the next start in the same folder ends it first. Whoever starts one
 * closes it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /**
     * Settings for data that nobody will miss, of tests and scenarios: nothing waits for the disk, nothing is written
     * for a standby, and no vacuum comes by. A killed instance still finds its commits; a machine that loses its power
     * may not.
     */
    public static final Map<String, String> THROW_AWAY = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "autovacuum", "off");

    private static final String ADMIN = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final DirectoryLock lock;
    private final PostgresServer server;
    private final String password;

    private EmbeddedPostgres(DirectoryLock lock, PostgresServer server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the instance of a folder, creating it the first time.
     *
     * @param settings settings of postgresql.conf that replace or complete ours, such as {@code fsync=off} in a test
     * @throws StorageException when it does not start, or when another process keeps the folder
     */
    public static EmbeddedPostgres start(Path directory, Map<String, String> settings) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            PostgresServer server = new PostgresServer(directory, directory.resolve("port"));
            server.kill(); // left by an application that was killed; its commits are in the log and are replayed
            String password = Passwords.keptIn(directory.resolve("password"));
            if (!server.isInitialised()) {
                Folders.delete(server.data());
                server.initialise(ADMIN, password);
            }
            Map<String, String> all = new LinkedHashMap<>(commonSettings());
            all.putAll(settings);
            server.start(all, START_TIMEOUT);
            return new EmbeddedPostgres(lock, server, password);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static Map<String, String> commonSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("fsync", "on");
        settings.put("full_page_writes", "on");
        settings.put("data_sync_retry", "off");
        settings.put("shared_buffers", "128MB");
        settings.put("max_wal_size", "1GB");
        // Else each new segment of 16 MB is filled with zeroes first, on every bay, and all commits wait for it: 150
        // ms,
        // the worst of all waits measured.
        settings.put("wal_init_zero", "off");
        settings.put("logging_collector", "off");
        settings.put("log_line_prefix", "%m [%p] ");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        return settings;
    }

    /** The address of a database of this instance; user and password go beside it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The administrator, who may create roles and databases. */
    public String user() {
        return ADMIN;
    }

    public String password() {
        return password;
    }

    public int port() {
        return server.port();
    }

    /** Stops the instance in order; what it held is found again by the next start in the same folder. */
    @Override
    public void close() {
        server.stop(STOP_TIMEOUT);
        lock.close();
    }
}
