package dev.juncture.oauth;

import dev.juncture.connection.ConnectedBy;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant that waits until the user has picked a site.
 *
 * @param codeHash of the connection code that it waits under
 * @param grantedAt the time of the consent
 * @param bound empty when the connect was started without a session
 */
public record WaitingGrant(
        ConnectionKey key, String codeHash, TokenPair tokens, Instant grantedAt, Optional<BrowserBound> bound) {

    public Optional<ConnectSession> session() {
        return bound.map(BrowserBound::session);
    }

    /** Returns the address to which the session sends the user afterwards; null when it names none. */
    public @Nullable URI redirectUri() {
        return session().map(ConnectSession::redirectUri).orElse(null);
    }

    public ConnectedBy connectedBy() {
        return session()
                .map(by -> new ConnectedBy(codeHash, by.hash(), by.displayName(), by.redirectUri(), by.reconnect()))
                .orElseGet(() -> ConnectedBy.code(codeHash));
    }

    /**
     * Returns this grant in the session's own browser.
     *
     * @throws dev.juncture.error.ApiException {@code invalid_connection_code} in any other browser
     */
    public WaitingGrant in(@Nullable Secret browser) {
        bound.ifPresent(session -> session.requireSame(browser, OauthErrors::invalidConnectionCode));
        return this;
    }
}
