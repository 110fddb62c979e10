package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes up tokens. They are as long as Atlassian's and look alike, so that a column or a header that is too short shows.
 * Nothing here reads them again: only their hashes count.
 */
public final class TokenWriter {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final String clientId;
    private final UnaryOperator<String> accountIdOf;

    public TokenWriter(String issuer, String clientId, UnaryOperator<String> accountIdOf) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.accountIdOf = accountIdOf;
    }

    String accessToken(String person, Set<String> scopes, Instant issuedAt, Instant expiresAt) {
        return part(Json.object("kid", "sandbox", "alg", "RS256", "typ", "JWT"))
                + "."
                + part(Json.object(
                        "jti", Secrets.random(16),
                        "sub", accountIdOf.apply(person),
                        "iss", issuer,
                        "aud", clientId,
                        "iat", issuedAt.getEpochSecond(),
                        "nbf", issuedAt.getEpochSecond(),
                        "exp", expiresAt.getEpochSecond(),
                        "scope", String.join(" ", scopes),
                        "client_id", clientId,
                        "padding", Secrets.random(420)))
                + "."
                + Secrets.random(256);
    }

    String refreshToken() {
        return Secrets.random(480);
    }

    private static String part(Map<String, ?> claims) {
        return BASE64.encodeToString(Json.MAPPER.writeValueAsBytes(claims));
    }
}
