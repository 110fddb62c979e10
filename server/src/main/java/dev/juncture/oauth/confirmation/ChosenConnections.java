package dev.juncture.oauth.confirmation;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.NewGrant;
import dev.juncture.operation.Origin;
import tools.jackson.databind.JsonNode;

/** Makes the connections of a provider that its users have chosen and the product's backend has confirmed. */
public interface ChosenConnections {
    /** Returns the provider's name. */
    String provider();

    /**
     * Makes a connection.
     *
     * @param choice as {@link Confirmations#await} got it
     * @throws dev.juncture.error.ApiException as {@link dev.juncture.connection.ConnectionStore#connect}
     */
    void connect(ConnectionKey key, NewGrant grant, JsonNode choice, Origin origin);
}
