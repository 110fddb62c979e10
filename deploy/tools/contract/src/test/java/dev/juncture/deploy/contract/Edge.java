package dev.juncture.deploy.contract;

import java.util.Map;

/** One edge of Juncture: its package as a separate process, called as its platform calls it. */
interface Edge extends AutoCloseable {
    /** Sends as the platform would, and reads what the platform would send on to the client. */
    Answer send(Exchange exchange);

    @Override
    void close();

    /** Starts one, with {@code environment} as its only variables. It answers when this returns. */
    @FunctionalInterface
    interface Starter {
        Edge start(Map<String, String> environment);
    }
}
