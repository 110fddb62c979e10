package dev.juncture.jira.client;

import dev.juncture.secret.Secret;
import java.util.Optional;

/** Provides the access tokens of one grant. Thread-safe. */
public interface TokenSource {
    /** Returns a token that should be accepted. */
    Secret token();

    /**
     * Returns a newer token after Atlassian refused one.
     *
     * @return empty when there is none, or when another one would not help now
     * @throws dev.juncture.error.ApiException when the grant is dead
     */
    Optional<Secret> insteadOf(Secret refused);

    /** Returns the source of a token that cannot be replaced, such as that of a waiting grant. */
    static TokenSource fixed(Secret token) {
        return new TokenSource() {
            @Override
            public Secret token() {
                return token;
            }

            @Override
            public Optional<Secret> insteadOf(Secret refused) {
                return Optional.empty();
            }
        };
    }
}
