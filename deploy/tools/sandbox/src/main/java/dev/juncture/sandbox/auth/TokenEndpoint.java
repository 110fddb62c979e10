package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code POST /oauth/token}. */
public final class TokenEndpoint {
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token", "client_credentials");

    private final Client client;
    private final Grants grants;
    private volatile boolean refusesAsDocumented;

    public TokenEndpoint(Client client, Grants grants) {
        this.client = client;
        this.grants = grants;
    }

    /** The error for a dead refresh token: {@code unauthorized_client} as seen in production, or the documented one. */
    public void refuseAsDocumented(boolean asDocumented) {
        refusesAsDocumented = asDocumented;
    }

    /** Returns the grant type, as a label in the journal; empty for an unknown one. */
    public static String grantType(Request request) {
        return Json.readObject(request.body())
                .flatMap(body -> Json.text(body, "grant_type"))
                .filter(GRANT_TYPES::contains)
                .orElse("");
    }

    public Answer answer(Request request) {
        Optional<JsonNode> body = Json.readObject(request.body());
        if (body.isEmpty()) {
            return error(400, "invalid_request", "Incorrect request parameters");
        }
        String grantType = grantType(request);
        if (grantType.isEmpty()) {
            return error(
                    400,
                    "invalid_request",
                    "grant_type must be one of [authorization_code|refresh_token|client_credentials]");
        }
        boolean knownClient = client.hasId(Json.text(body.get(), "client_id").orElse(""))
                && client.hasSecret(Json.text(body.get(), "client_secret").orElse(""));
        if (!knownClient || grantType.equals("client_credentials")) {
            return error(401, "access_denied", "Unauthorized");
        }
        return grantType.equals("refresh_token") ? refresh(body.get()) : redeem(body.get());
    }

    private Answer redeem(JsonNode body) {
        Optional<String> code = Json.text(body, "code");
        Optional<String> redirectUri = Json.text(body, "redirect_uri");
        if (code.isEmpty() || redirectUri.isEmpty()) {
            return error(400, "invalid_request", "Incorrect request parameters");
        }
        return grants.redeem(code.get(), redirectUri.get())
                .map(TokenEndpoint::success)
                .orElseGet(() -> error(400, "invalid_request", "authorization_code is invalid"));
    }

    private Answer refresh(JsonNode body) {
        Optional<String> token = Json.text(body, "refresh_token");
        if (token.isEmpty()) {
            return error(400, "invalid_request", "Incorrect request parameters");
        }
        return grants.refresh(token.get()).map(TokenEndpoint::success).orElseGet(this::refused);
    }

    private Answer refused() {
        return refusesAsDocumented
                ? error(403, "invalid_grant", "Unknown or invalid refresh token.")
                : error(403, "unauthorized_client", "refresh_token is invalid");
    }

    private static Answer success(TokenPair pair) {
        Map<String, @Nullable Object> body = Json.object("access_token", pair.accessToken());
        pair.refreshToken().ifPresent(token -> body.put("refresh_token", token));
        body.put("expires_in", Grants.ACCESS_TOKEN_LIFE.toSeconds());
        body.put("token_type", "Bearer");
        body.put("scope", String.join(" ", pair.scopes()));
        return Answer.json(200, body).with("Cache-Control", "no-store");
    }

    private static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object("error", error, "error_description", description));
    }
}
