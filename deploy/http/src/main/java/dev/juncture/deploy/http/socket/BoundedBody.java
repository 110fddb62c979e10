package dev.juncture.deploy.http.socket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Reads a body within a time for all waits together, so that a client that sends one byte at a time gains nothing. Time that
 * Juncture needs between two reads does not count: it may have to wait for Jira, to which it passes a file on.
 */
final class BoundedBody implements InputBuffer {
    private final InputBuffer body;
    private final Request request;
    private final Supplier<SocketWrapperBase<?>> connection;
    private final SocketSettings settings;
    /** Names the request whose waits are counted: this object serves one after the other. */
    private long start;

    private long waited;

    BoundedBody(Request request, Supplier<SocketWrapperBase<?>> connection, SocketSettings settings) {
        this.body = request.getInputBuffer();
        this.request = request;
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public int doRead(ApplicationBufferHandler target) throws IOException {
        if (start != request.getStartTimeNanos()) {
            start = request.getStartTimeNanos();
            waited = 0;
        }
        long left = allowed() - waited;
        if (left <= 0) {
            throw new SocketTimeoutException("The body takes too long.");
        }
        SocketWrapperBase<?> from = connection.get();
        from.setReadTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        long before = System.nanoTime();
        BoundedChannel channel = from.getSocket() instanceof BoundedChannel bounded ? bounded : null;
        if (channel != null) {
            channel.readUntil(before + left);
        }
        try {
            return body.doRead(target);
        } finally {
            waited += System.nanoTime() - before;
            if (channel != null) {
                channel.readWithoutDeadline();
            }
        }
    }

    private long allowed() {
        long extra = request.getBytesRead() / settings.bodyRate().toBytes();
        return settings.body().plusSeconds(extra).toNanos();
    }

    @Override
    public int available() {
        return body.available();
    }
}
