package dev.juncture.deploy.http.socket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** A connection on which no read succeeds after a deadline. One read of a body may be many reads here. */
final class BoundedChannel extends NioChannel {
    private boolean bounded;
    private long deadline;

    BoundedChannel(SocketBufferHandler buffers) {
        super(buffers);
    }

    /** Sets the deadline, as {@link System#nanoTime} counts. */
    void readUntil(long nanoTime) {
        deadline = nanoTime;
        bounded = true;
    }

    void readWithoutDeadline() {
        bounded = false;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (bounded && System.nanoTime() - deadline > 0) {
            throw new SocketTimeoutException("The body takes too long.");
        }
        return super.read(target);
    }
}
