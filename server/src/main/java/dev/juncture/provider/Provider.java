package dev.juncture.provider;

import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Duration;

/** An OAuth 2.0 provider whose grants Juncture keeps. One bean each; a second provider is one more package. */
public interface Provider {
    /** As it stands in routes and rows, such as {@code example}. */
    String name();

    /** As people know it. */
    String displayName();

    /** How long a grant lasts from the person's consent, at most. */
    Duration grantLifetime();

    /** The provider's consent page, every parameter percent-encoded. */
    URI authorizationUri(Secret state);

    /**
     * Exchanges an authorization code, once.
     *
     * @throws dev.juncture.error.ApiException with a {@link ProviderErrors} code when it is refused
     */
    TokenPair exchange(Secret authorizationCode);

    /**
     * Trades a refresh token for a new pair.
     *
     * @throws GrantRefusedException only when the provider says that the grant is dead
     * @throws dev.juncture.error.ApiException for everything that may pass: time-outs, 5xx, 429, network errors
     */
    TokenPair refresh(Secret refreshToken);
}
