package dev.juncture.deploy.http.socket;

import dev.juncture.limit.ConnectionLimit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP/1.1 with the limits of {@link SocketSettings}. Tomcat creates it by its name. */
public final class BoundedProtocol extends Http11NioProtocol {
    private final BoundedEndpoint endpoint;
    private @Nullable SocketSettings settings;

    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Sets the limits, before the start. */
    public void limit(SocketSettings limits, ConnectionLimit peers) {
        this.settings = limits;
        endpoint.limit(peers);
        setConnectionTimeout(Math.toIntExact(limits.silence().toMillis()));
        setKeepAliveTimeout(Math.toIntExact(limits.keepAlive().toMillis()));
        setMaxConnections(limits.connections());
        // A platform thread waits for a body. Every connection can have one, so none waits for a thread.
        setMaxThreads(limits.connections());
        // Makes Tomcat announce that it closes the connection when a body was not read.
        setMaxSwallowSize(0);
    }

    @Override
    protected Processor createProcessor() {
        if (settings == null) {
            throw new IllegalStateException("The limits are set before the start.");
        }
        return new BoundedProcessor(this, getAdapter(), settings);
    }
}
