package fr.quitus.bays;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One data folder and the PostgreSQL process that keeps it: {@code <home>/data}, {@code <home>/postgres.log}. Settings
 * go on the command line, so that no {@code alter system} can undo them.
 */
final class PostgresServer {
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final long LOG_MAX_BYTES = 20L * 1024 * 1024;
    private static final int LOG_TAIL_LINES = 20;
    private static final int PORT_ATTEMPTS_MAX = 5;
    private static final int STATUS_LINE = 7;
    private static final long POLL_MS = 10;
    private static final Duration INITIALISE_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration IMMEDIATE_STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Path home;
    private final Path portFile;
    private volatile int port;
    private volatile @Nullable Process process;
    private volatile boolean fenced;

    /** The port is kept in a file that may lie outside of the home, where it outlives the loss of the home. */
    PostgresServer(Path home, Path portFile) {
        this.home = home.toAbsolutePath().normalize();
        this.portFile = portFile.toAbsolutePath().normalize();
        Folders.create(this.home);
        int kept = keptPort();
        this.port = kept == 0 ? Ports.free() : kept;
    }

    Path data() {
        return home.resolve("data");
    }

    Path logFile() {
        return home.resolve("postgres.log");
    }

    int port() {
        return port;
    }

    boolean isInitialised() {
        return Files.exists(data().resolve("PG_VERSION")) && Files.exists(data().resolve("global/pg_control"));
    }

    /** The process that was started last; 0 when there is none. */
    long processId() {
        Process current = process;
        return current == null ? 0 : current.pid();
    }

    boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive() && !fenced;
    }

    /** Creates an empty database cluster: UTF-8, bytewise order, checksummed pages, passwords by SCRAM only. */
    void initialise(String user, String password) {
        Folders.create(data());
        Path passwordFile = home.resolve(".initial-password");
        Folders.writeDurably(passwordFile, password + "\n");
        try {
            Unprivileged.current().giveAway(home);
            List<String> command = List.of(
                    PostgresBinaries.unpacked().program("initdb"),
                    "--pgdata=" + data(),
                    "--username=" + user,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--data-checksums",
                    "--no-instructions",
                    "--no-sync");
            Process initdb = spawn(Unprivileged.current().command(command));
            if (!initdb.waitFor(INITIALISE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new StorageException("initdb a échoué dans " + data() + " :\n" + logTail());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrompu pendant la création de " + data() + ".", e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    /** Completes when the running process ends, however it ends. */
    CompletableFuture<?> whenEnded() {
        Process current = process;
        return current == null ? CompletableFuture.completedFuture(null) : current.onExit();
    }

    /** Starts the instance and returns when it accepts connections, be it as a primary or as a standby. */
    void start(Map<String, String> settings, Duration timeout) {
        if (fenced) {
            kill(); // whoever was stuck there must be gone, and the folder must not look taken
        }
        rotateLog();
        for (int attempt = 1; ; attempt++) {
            int attempted = Ports.isFree(port) ? port : Ports.free();
            if (startOn(attempted, settings, timeout)) {
                port = attempted;
                Folders.writeDurably(portFile, port + "\n");
                return;
            }
            if (attempt == PORT_ATTEMPTS_MAX || Ports.isFree(attempted)) {
                throw new StorageException("PostgreSQL ne démarre pas dans " + data() + " :\n" + logTail());
            }
            port = 0; // somebody took the port between our look and the start: look for another one
        }
    }

    private boolean startOn(int attempted, Map<String, String> settings, Duration timeout) {
        List<String> command =
                new ArrayList<>(List.of(PostgresBinaries.unpacked().program("postgres"), "-D", data().toString()));
        command.add("-c");
        command.add("port=" + attempted);
        settings.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        Unprivileged.current().giveAway(home);
        try {
            Process started = spawn(Unprivileged.current().detached(command));
            process = started;
            long deadline = System.nanoTime() + timeout.toNanos();
            while (started.isAlive()) {
                if (acceptsConnections(started.pid())) {
                    log.debug("{} accepts connections on port {}, process {}", data(), attempted, started.pid());
                    return true;
                }
                if (System.nanoTime() > deadline) {
                    kill();
                    throw new StorageException("PostgreSQL n'est pas prêt après " + timeout.toSeconds() + " s dans "
                            + data() + " :\n" + logTail());
                }
                Waiting.pause(POLL_MS);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process spawn(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private boolean acceptsConnections(long pid) {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            if (lines.size() <= STATUS_LINE || !lines.getFirst().strip().equals(Long.toString(pid))) {
                return false;
            }
            String status = lines.get(STATUS_LINE).strip();
            return status.equals("ready") || status.equals("standby");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the sessions, writes a checkpoint, stops. Harsher when that lasts longer than the time given. */
    void stop(Duration timeout) {
        Process current = process;
        if (current != null && current.isAlive()) {
            signal(current.pid(), "INT");
            if (!awaitEnd(current, timeout)) {
                log.warn("{} did not stop within {} ms: stopped without a checkpoint", data(), timeout.toMillis());
                signal(current.pid(), "QUIT");
                awaitEnd(current, IMMEDIATE_STOP_TIMEOUT);
            }
        }
        kill();
    }

    /** Kills every process of this data folder, ours or left over, and returns when none can write any more. */
    void kill() {
        Process current = process;
        if (current != null) {
            destroyFamily(current);
            awaitEnd(current, IMMEDIATE_STOP_TIMEOUT);
        }
        FolderProcesses.kill(data());
        removeStalePid();
        process = null;
        fenced = false;
    }

    /** Kills without touching the folder, whose disk may be stuck: from then on nothing is acknowledged from there. */
    void fence() {
        fenced = true;
        Process current = process;
        if (current != null) {
            destroyFamily(current);
        }
        FolderProcesses.fence(data());
    }

    private static void destroyFamily(Process postmaster) {
        List<ProcessHandle> family = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * No process lives in the folder, but a dead one that nobody collects (an orphan in a container without an init)
     * would still make PostgreSQL believe the folder is taken.
     */
    private void removeStalePid() {
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean awaitEnd(Process process, Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(long pid, String name) {
        try {
            // Java sends TERM and KILL only, and TERM would wait for every client to leave.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String logTail() {
        try {
            List<String> lines = Files.readAllLines(logFile());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(journal illisible : " + e.getMessage() + ")";
        }
    }

    private void rotateLog() {
        try {
            if (Files.exists(logFile()) && Files.size(logFile()) > LOG_MAX_BYTES) {
                Files.move(logFile(), home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int keptPort() {
        String kept = Folders.read(portFile);
        return kept != null && kept.matches("[0-9]{1,5}") ? Integer.parseInt(kept) : 0;
    }
}
