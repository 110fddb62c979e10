package dev.juncture.connection;

import dev.juncture.project.ProjectId;
import dev.juncture.provider.Scopes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code connection}. */
@Table(schema = "juncture", name = "connection")
public record Connection(
        @Id ConnectionId id,
        ProjectId projectId,
        String provider,
        @Nullable String accountId,
        @Nullable String accountName,
        @Nullable String displayName,
        Ciphertext refreshToken,
        Ciphertext accessToken,
        Instant accessTokenExpiresAt,
        @Nullable Scopes grantedScopes,
        Instant grantedAt,
        Instant grantExpiresAt,
        Instant refreshedAt,
        long tokenVersion,
        @Nullable UUID leaseOwner,
        @Nullable Instant leaseUntil,
        @Nullable Instant invalidAt,
        @Nullable String invalidReason,
        Instant createdAt,
        Instant updatedAt) {

    static Connection of(ConnectionId id, ConnectionKey key, NewGrant grant, Instant now) {
        return of(id, key, grant, null, 1, now, now);
    }

    /** The same connection under a new consent: as if new, but with its id, its age and the next version. */
    Connection reconnected(ConnectionKey key, NewGrant grant, Instant now) {
        return of(id, key, grant, displayName, tokenVersion + 1, createdAt, now);
    }

    private static Connection of(
            ConnectionId id,
            ConnectionKey key,
            NewGrant grant,
            @Nullable String nameBefore,
            long version,
            Instant createdAt,
            Instant now) {
        SealedTokens tokens = grant.seal().apply(id);
        return new Connection(
                id,
                key.projectId(),
                key.provider(),
                grant.account().map(Account::id).orElse(null),
                grant.account().map(Account::name).orElse(null),
                grant.by().displayName() == null ? nameBefore : grant.by().displayName(),
                tokens.refreshToken(),
                tokens.accessToken(),
                tokens.accessTokenExpiresAt(),
                tokens.scopes(),
                grant.grantedAt(),
                grant.expiresAt(),
                now,
                version,
                null,
                null,
                null,
                null,
                createdAt,
                now);
    }

    /** Whether the provider said that the grant is dead. */
    public boolean isInvalid() {
        return invalidAt != null;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(grantExpiresAt);
    }

    boolean isHealthy(Instant now) {
        return !isInvalid() && !isExpired(now);
    }
}
