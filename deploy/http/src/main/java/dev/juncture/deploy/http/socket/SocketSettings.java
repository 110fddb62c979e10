package dev.juncture.deploy.http.socket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a connection waits for its client, and how many connections a process holds.
 *
 * @param silence until the first byte of a new connection, and until a client takes the next part of an answer
 * @param head from the first byte of a request to the end of its headers
 * @param body for all waits together until a whole body has arrived; a large body gets more time, see {@code bodyRate}
 * @param bodyRate the bytes of a body that add one second to its time
 * @param keepAlive until the next request; longer than load balancers keep their connections
 * @param goodbye for the rest of a body that is not read, so that its sender gets the answer
 * @param connections the most connections at a time
 */
@ConfigurationProperties("juncture.socket")
public record SocketSettings(
        @DefaultValue("20s") Duration silence,
        @DefaultValue("10s") Duration head,
        @DefaultValue("20s") Duration body,
        @DefaultValue("16KB") DataSize bodyRate,
        @DefaultValue("75s") Duration keepAlive,
        @DefaultValue("2s") Duration goodbye,
        @DefaultValue("2000") int connections) {}
