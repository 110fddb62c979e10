package dev.juncture.deploy.http.socket;

import dev.juncture.limit.ConnectionLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections. A peer with too many gets no more. When nearly all places are taken, each new connection closes the
 * one that has waited for its client longest, because Tomcat would stop accepting.
 */
final class BoundedEndpoint extends NioEndpoint {
    /** The share of places that stays free for connections that are being accepted. */
    private static final int RESERVE = 16;

    private @Nullable ConnectionLimit peers;

    void limit(ConnectionLimit limit) {
        this.peers = limit;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (peers != null && !isAllowed(socket, peers)) {
            destroySocket(socket);
            return false;
        }
        if (getConnectionCount() > getMaxConnections() - getMaxConnections() / RESERVE) {
            longestWaiting().ifPresent(BoundedEndpoint::end);
        }
        return super.setSocketOptions(socket);
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled() ? super.createChannel(buffers) : new BoundedChannel(buffers);
    }

    private boolean isAllowed(SocketChannel socket, ConnectionLimit limit) {
        return peer(socket)
                .map(peer -> limit.allows(peer, connections.keySet().stream().flatMap(open -> peer(open).stream())))
                .orElse(true);
    }

    private static Optional<InetAddress> peer(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress address
                    ? Optional.of(address.getAddress())
                    : Optional.empty();
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private Optional<SocketChannel> longestWaiting() {
        return connections.entrySet().stream()
                .filter(open -> isWaiting(open.getKey(), (NioSocketWrapper) open.getValue()))
                .min(Comparator.comparingLong(open -> lastActive((NioSocketWrapper) open.getValue())))
                .map(Map.Entry::getKey);
    }

    private static boolean isWaiting(SocketChannel socket, NioSocketWrapper connection) {
        return (connection.interestOps() & (SelectionKey.OP_READ | SelectionKey.OP_WRITE)) != 0
                && !socket.socket().isInputShutdown();
    }

    private static long lastActive(NioSocketWrapper connection) {
        return Math.max(connection.getLastRead(), connection.getLastWrite());
    }

    /** Makes the selector report the connection. A thread that waits for it wakes up and closes it. */
    private static void end(SocketChannel socket) {
        try {
            socket.shutdownInput();
            socket.shutdownOutput();
        } catch (IOException alreadyClosed) {
            // Its place is free.
        }
    }
}
