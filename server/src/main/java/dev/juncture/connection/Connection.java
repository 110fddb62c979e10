package dev.juncture.connection;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code connection}, with its external id from {@code connection_external_map}.
 *
 * @param grantedScopes null when the provider never named them
 * @param tokenVersion counts the token pairs: a refresh is stored only over the version that it read
 * @param leaseUntil the end of the current lease; null without one. A refresh whose lease has ended is in doubt
 * @param invalidReason the provider's verdict
 */
@Table(schema = "juncture", name = "connection")
public record Connection(
        @Id ConnectionId id,
        ProjectId projectId,
        String provider,
        @ReadOnlyProperty ExternalId externalId,
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
    /** Juncture warns this long before a grant expires, because only its user can renew it. */
    public static final Duration EXPIRY_WARNING = Duration.ofDays(30);

    public ConnectionKey key() {
        return new ConnectionKey(projectId, provider, externalId);
    }

    /** Returns whether the provider declared the grant dead. */
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
