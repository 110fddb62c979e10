package dev.juncture.oauth.confirmation;

import dev.juncture.connection.ConnectedBy;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.NewGrant;
import dev.juncture.connection.SealedTokens;
import dev.juncture.connection.UnconfirmedConnections;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.oauth.WaitingGrant;
import dev.juncture.provider.Account;
import dev.juncture.provider.Provider;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import dev.juncture.token.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grants whose users have chosen, and which wait until the product's backend confirms that its own user came back. This
 * protects a user who follows another person's link: the backend of that user has started no connect.
 *
 * <p>A grant that is not confirmed within ten minutes is deleted. It is not revoked: a provider may have one grant per
 * account, which other connections use.
 */
@Component
public class Confirmations {
    private static final ErrorCode INVALID_CONFIRMATION_CODE = new ErrorCode("invalid_confirmation_code", 400);
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final UnconfirmedConnections unconfirmed;
    private final Tokens tokens;
    private final JsonMapper json;
    private final Clock clock;

    Confirmations(UnconfirmedConnections unconfirmed, Tokens tokens, JsonMapper json, Clock clock) {
        this.unconfirmed = unconfirmed;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
    }

    private record Chosen(
            SealedTokens tokens, Instant grantedAt, ConnectedBy by, Optional<Account> account, JsonNode choice) {
        Chosen {
            Objects.requireNonNull(tokens);
            Objects.requireNonNull(grantedAt);
            Objects.requireNonNull(by);
            Objects.requireNonNull(choice);
        }
    }

    /** A confirmed grant and its user's choice. */
    record Confirmed(NewGrant grant, JsonNode choice) {}

    /**
     * Lets a grant wait for its confirmation.
     *
     * @param choice what the provider needs to make the connection
     * @return the confirmation code
     */
    public Secret await(WaitingGrant grant, Optional<Account> account, Object choice) {
        Secret code = OneTimeSecret.create();
        String hash = OneTimeSecret.hash(code);
        Chosen chosen = new Chosen(
                tokens.seal(grant.key().projectId(), row(hash), grant.tokens(), grant.grantedAt()),
                grant.grantedAt(),
                grant.connectedBy(),
                account,
                json.valueToTree(choice));
        unconfirmed.put(
                grant.key(),
                hash,
                grant.codeHash(),
                json.writeValueAsString(chosen),
                clock.instant().plus(LIFE));
        return code;
    }

    /** @throws dev.juncture.error.ApiException {@code invalid_confirmation_code} */
    Confirmed confirm(ConnectionKey key, Secret code, Provider provider) {
        String hash = OneTimeSecret.hash(code);
        Chosen chosen = unconfirmed
                .find(key, hash)
                .map(content -> json.readValue(content, Chosen.class))
                .orElseThrow(Confirmations::invalidCode);
        TokenPair pair = tokens.open(key.projectId(), row(hash), chosen.tokens(), chosen.grantedAt());
        NewGrant grant = new NewGrant(
                chosen.by(),
                chosen.account(),
                chosen.grantedAt(),
                chosen.grantedAt().plus(provider.grantLifetime()),
                id -> tokens.seal(key.projectId(), id, pair, chosen.grantedAt()));
        return new Confirmed(grant, chosen.choice());
    }

    static ApiException invalidCode() {
        return new ApiException(
                INVALID_CONFIRMATION_CODE,
                "This confirmation code is unknown, has expired, was used before or belongs to another external_id:"
                        + " connect again.");
    }

    private static String row(String codeHash) {
        return "confirmation:" + codeHash;
    }
}
