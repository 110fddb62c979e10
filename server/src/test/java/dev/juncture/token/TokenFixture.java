package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** Gives tests in other packages access to stored tokens and to the single steps of a refresh. */
public final class TokenFixture {
    private final Tokens tokens;
    private final RefreshLeases leases;

    private TokenFixture(Tokens tokens, RefreshLeases leases) {
        this.tokens = tokens;
        this.leases = leases;
    }

    public static TokenFixture in(BeanFactory process) {
        return new TokenFixture(process.getBean(Tokens.class), process.getBean(RefreshLeases.class));
    }

    public Secret refreshToken(Connection connection) {
        return tokens.refreshToken(connection);
    }

    public Secret accessToken(Connection connection) {
        return tokens.accessToken(connection).secret();
    }

    /**
     * Takes the lease as another owner.
     *
     * @return false when another owner has it
     */
    public boolean lease(Connection read, Duration length) {
        return leases.lease(read, UUID.randomUUID(), length);
    }

    /** Stores a pair over the version that was read. */
    public boolean commitRefresh(Connection read, TokenPair pair) {
        return leases.commitRefresh(read, tokens.seal(read.projectId(), read.id(), pair, Instant.now()));
    }

    public boolean markInvalid(Connection read, String verdict) {
        return leases.markInvalid(read, verdict);
    }
}
