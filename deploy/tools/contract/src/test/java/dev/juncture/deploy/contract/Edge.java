package dev.juncture.deploy.contract;

import java.util.Map;

/** One edge of Juncture. Its package runs as a separate process, and the test calls it as the platform does. */
interface Edge extends AutoCloseable {
    /** Sends a request as the platform does, and returns the answer that the platform would send to the client. */
    Answer send(Exchange exchange);

    @Override
    void close();

    /** Starts an edge with the variables of {@code environment} only. When the method returns, the edge is ready. */
    @FunctionalInterface
    interface Starter {
        Edge start(Map<String, String> environment);
    }
}
