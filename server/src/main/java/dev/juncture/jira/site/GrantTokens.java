package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import dev.juncture.jira.client.TokenSource;
import dev.juncture.secret.Secret;
import dev.juncture.token.AccessTokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access tokens of a connection, for the time of one request to Juncture. */
final class GrantTokens implements TokenSource {
    private final Connection connection;
    private final AccessTokens tokens;

    /** Two threads may set it at the same time: both tokens are accepted. */
    private volatile @Nullable Secret current;

    GrantTokens(Connection connection, AccessTokens tokens) {
        this.connection = connection;
        this.tokens = tokens;
    }

    @Override
    public Secret token() {
        Secret known = current;
        return known == null ? remember(tokens.freshFor(connection).secret()) : known;
    }

    @Override
    public Optional<Secret> insteadOf(Secret refused) {
        Secret known = current;
        return known == null || known.equals(refused)
                ? tokens.insteadOf(refused, connection).map(newer -> remember(newer.secret()))
                : Optional.of(known);
    }

    private Secret remember(Secret token) {
        current = token;
        return token;
    }
}
