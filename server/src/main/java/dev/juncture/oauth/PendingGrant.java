package dev.juncture.oauth;

import dev.juncture.connection.ConnectedBy;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant that waits for the person's choice.
 *
 * @param codeHash of the connection code that it waits under
 * @param grantedAt when the provider handed it out
 * @param bound empty when the connect was started without a session
 */
public record PendingGrant(
        ConnectionKey key, String codeHash, TokenPair tokens, Instant grantedAt, Optional<BrowserBound> bound) {

    public Optional<ConnectSession> session() {
        return bound.map(BrowserBound::session);
    }

    /** Where the person goes afterwards, if the session says so. */
    public @Nullable URI redirectUri() {
        return session().map(ConnectSession::redirectUri).orElse(null);
    }

    public ConnectedBy connectedBy() {
        return session()
                .map(by -> new ConnectedBy(codeHash, by.hash(), by.displayName(), by.redirectUri(), by.reconnect()))
                .orElseGet(() -> ConnectedBy.code(codeHash));
    }

    /** @throws dev.juncture.http.ApiException {@code invalid_connection_code} in any browser but the session's own */
    public PendingGrant in(@Nullable Secret browser) {
        bound.ifPresent(session -> session.requireSame(browser, OauthErrors::invalidConnectionCode));
        return this;
    }
}
