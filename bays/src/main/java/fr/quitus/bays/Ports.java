package fr.quitus.bays;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that an instance may listen on. */
final class Ports {
    private static final int ATTEMPTS_MAX = 200;
    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;

    private Ports() {}

    static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Below the range the system takes client ports from: a port kept while its bay is down stays ours. */
    static int free() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new StorageException("Aucun port libre entre " + FIRST + " et " + LAST + ".");
    }
}
