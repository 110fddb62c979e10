package dev.juncture.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Free ports of the loopback address. */
final class Ports {
    private Ports() {}

    /** Returns the first free port of the hundred that start with {@code wanted}, else any free port. */
    static int firstFreeFrom(int wanted) {
        return IntStream.range(wanted, Math.min(wanted + 100, 65536))
                .filter(Ports::isFree)
                .findFirst()
                .orElseGet(Ports::any);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    /** Returns any free port. */
    static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
