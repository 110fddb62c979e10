package dev.juncture.provider;

import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Duration;

/** An OAuth 2.0 provider whose grants Juncture keeps. Each provider is one bean in a separate package. */
public interface Provider {
    /** Returns the name in routes and database rows, such as {@code example}. */
    String name();

    /** Returns the name that users read. */
    String displayName();

    /** Returns the longest time that a grant lasts, counted from the user's consent. */
    Duration grantLifetime();

    /** Returns the address of the provider's consent page, with every parameter percent-encoded. */
    URI authorizationUri(Secret state);

    /**
     * Exchanges an authorization code for a token pair. A code works once.
     *
     * @throws dev.juncture.error.ApiException with a {@link ProviderErrors} code when the provider refuses it
     */
    TokenPair exchange(Secret authorizationCode);

    /**
     * Exchanges a refresh token for a new pair.
     *
     * @throws GrantRefusedException only when the provider says that the grant is dead
     * @throws dev.juncture.error.ApiException for every failure that may be temporary: time-out, 5xx, 429, network
     *     error
     */
    TokenPair refresh(Secret refreshToken);
}
