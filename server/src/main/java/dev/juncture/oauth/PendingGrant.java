package dev.juncture.oauth;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.provider.TokenPair;
import java.time.Instant;

/**
 * A grant that waits for the person's choice.
 *
 * @param codeHash of the connection code that it waits under
 * @param grantedAt when the provider handed it out
 */
public record PendingGrant(ConnectionKey key, String codeHash, TokenPair tokens, Instant grantedAt) {}
