package fr.quitus.app.cli;

import fr.quitus.app.client.Stop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Finds a port to answer on: the one asked for, or the first free one from 8080 on. */
final class LocalPort {
    private static final int DEFAULT_PORT = 8080;
    /** Ports tried above the default before giving up. */
    private static final int PORTS_TRIED_MAX = 100;

    private LocalPort() {}

    static int choose(@Nullable Integer asked) {
        if (asked != null) {
            if (!isFree(asked)) {
                throw new Stop("Le port " + asked + " est déjà pris : choisissez-en un autre avec --port.");
            }
            return asked;
        }
        for (int port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TRIED_MAX; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new Stop("Aucun port libre entre " + DEFAULT_PORT + " et " + (DEFAULT_PORT + PORTS_TRIED_MAX)
                + " : donnez-en un avec --port.");
    }

    /** Any free port, for an instance nobody else needs to find. */
    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Stop("Aucun port libre sur cette machine : " + e.getMessage());
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
