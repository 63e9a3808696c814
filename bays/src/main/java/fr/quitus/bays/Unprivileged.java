package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL, which refuses to run as root, is started by us all the same, and in a session of its own so that the
 * terminal's Ctrl-C reaches the application first and the instances are stopped in order.
 */
final class Unprivileged {
    private static final int NOBODY = 65_534;
    private static final int PROBE_TIMEOUT_S = 5;
    private static final List<String> SET_PRIVILEGES =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final List<String> prefix;
    private final boolean changesOwner;

    private Unprivileged(List<String> prefix, boolean changesOwner) {
        this.prefix = List.copyOf(prefix);
        this.changesOwner = changesOwner;
    }

    private static final class Holder {
        private static final Unprivileged FOUND = find();
    }

    static Unprivileged current() {
        return Holder.FOUND;
    }

    private static Unprivileged find() {
        if (currentUserId() != 0) {
            return new Unprivileged(List.of(), false);
        }
        if (works(List.of("unshare", "-U"))) {
            return new Unprivileged(List.of("unshare", "-U"), false);
        }
        if (works(SET_PRIVILEGES)) {
            return new Unprivileged(SET_PRIVILEGES, true);
        }
        throw new StorageException("PostgreSQL refuse de tourner en tant que root, et ni « unshare -U » ni « setpriv » "
                + "ne fonctionnent ici. Lancez Quitus sous un utilisateur ordinaire, par exemple : "
                + "runuser -u quitus -- ./quitus");
    }

    static int currentUserId() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that runs {@code command} without root's rights. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** The same, in a session of its own where the system offers it. The process keeps its id through every step. */
    List<String> detached(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (HasSetsid.VALUE) {
            whole.add("setsid");
        }
        whole.addAll(command(command));
        return whole;
    }

    /** True when the instance runs as another user, who must own what it reads and writes. */
    boolean changesOwner() {
        return changesOwner;
    }

    /** Gives a folder and all it holds to the user the instance runs as, where that is not ourselves. */
    void giveAway(Path path) {
        if (!changesOwner) {
            return;
        }
        try (var everything = Files.walk(path)) {
            for (Path each : (Iterable<Path>) everything::iterator) {
                Files.setAttribute(each, "unix:uid", NOBODY);
                Files.setAttribute(each, "unix:gid", NOBODY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + path + " to user " + NOBODY, e);
        }
    }

    private static final class HasSetsid {
        private static final boolean VALUE = works(List.of("setsid"));
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PROBE_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // the program does not exist here: that is the answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
