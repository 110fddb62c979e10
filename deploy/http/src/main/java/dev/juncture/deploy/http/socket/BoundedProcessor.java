package dev.juncture.deploy.http.socket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests within time limits. Tomcat limits each read, so a client could send one byte at a time for hours. While a
 * head is incomplete, or after a refusal, the connection waits in Tomcat's selector and holds no thread.
 */
final class BoundedProcessor extends Http11Processor {
    private static final int DISCARDED_AT_ONCE = 8192;

    private final SocketSettings settings;
    private final RefusingAdapter refusing;
    /** The connection that is closed once its client has had time to read the answer. */
    private @Nullable SocketWrapperBase<?> closing;

    private long closingSince;

    BoundedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, SocketSettings settings) {
        this(protocol, new RefusingAdapter(adapter), settings);
    }

    private BoundedProcessor(AbstractHttp11Protocol<?> protocol, RefusingAdapter refusing, SocketSettings settings) {
        super(protocol, refusing);
        this.settings = settings;
        this.refusing = refusing;
        request.setInputBuffer(new BoundedBody(request, this::connection, settings));
    }

    private SocketWrapperBase<?> connection() {
        return getSocketWrapper();
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        if (connection == closing) {
            return discard(connection);
        }
        closing = null;
        SocketState state = super.service(connection);
        if (state == SocketState.LONG && !isAsync()) {
            return untilTheHeadIsComplete(connection);
        }
        return state == SocketState.CLOSED && refusing.takeUnread() ? sayGoodbye(connection) : state;
    }

    private SocketState untilTheHeadIsComplete(SocketWrapperBase<?> connection) {
        return waitUntil(request.getStartTimeNanos() + settings.head().toNanos(), connection);
    }

    /** Ends the answer. If the connection were closed while the client sends, the client would lose the answer. */
    private SocketState sayGoodbye(SocketWrapperBase<?> connection) throws IOException {
        if (getErrorState().isIoAllowed() && connection.getSocket() instanceof BoundedChannel channel) {
            channel.getIOChannel().shutdownOutput();
            closing = connection;
            closingSince = System.nanoTime();
            return discard(connection);
        }
        return SocketState.CLOSED;
    }

    private SocketState discard(SocketWrapperBase<?> connection) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(DISCARDED_AT_ONCE);
        try {
            while (connection.read(false, rest.clear()) > 0) {
                if (System.nanoTime() - closingSince > settings.goodbye().toNanos()) {
                    return SocketState.CLOSED;
                }
            }
        } catch (EOFException clientIsDone) {
            return SocketState.CLOSED;
        }
        return waitUntil(closingSince + settings.goodbye().toNanos(), connection);
    }

    private static SocketState waitUntil(long deadline, SocketWrapperBase<?> connection) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            return SocketState.CLOSED;
        }
        connection.setReadTimeout(left);
        return SocketState.LONG;
    }
}
