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
 * @param session empty when the connect was started without one
 * @param browserHash of the browser that started the connect; null when another browser may have started it
 */
public record WaitingGrant(
        ConnectionKey key,
        String codeHash,
        TokenPair tokens,
        Instant grantedAt,
        Optional<ConnectSession> session,
        @Nullable String browserHash) {

    /** Returns the name that the session gives to what is connected. */
    public Optional<String> displayName() {
        return session.map(ConnectSession::terms).map(ConnectSession.Terms::displayName);
    }

    /** Returns the address to which the session sends the user afterwards; null when it names none. */
    public @Nullable URI redirectUri() {
        return session.map(ConnectSession::terms)
                .map(ConnectSession.Terms::redirectUri)
                .orElse(null);
    }

    /** Returns whether the product's backend has to confirm the connection. */
    public boolean needsConfirmation() {
        return session.map(ConnectSession::terms)
                .filter(ConnectSession.Terms::confirm)
                .isPresent();
    }

    /** Returns whether the user's browser is the one that started the connect. Otherwise the user may have got a link. */
    public boolean startedHere() {
        return browserHash != null;
    }

    public ConnectedBy connectedBy() {
        return session.map(by -> new ConnectedBy(
                        codeHash,
                        by.hash(),
                        by.terms().displayName(),
                        by.terms().redirectUri(),
                        by.terms().reconnect()))
                .orElseGet(() -> ConnectedBy.code(codeHash));
    }

    /**
     * Returns this grant in the browser that started the connect.
     *
     * @throws dev.juncture.error.ApiException {@code invalid_connection_code} in any other browser
     */
    public WaitingGrant in(@Nullable Secret browser) {
        if (browserHash != null && !Browsers.isSame(browserHash, browser)) {
            throw OauthErrors.invalidConnectionCode();
        }
        return this;
    }
}
