package dev.juncture.deploy.azure;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.secret.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Calls to the identity endpoint of the function app, and to a vault. The caller passes the whole address. */
interface KeyVaultApi {
    /** Returns a token of the function app's identity. */
    @GetExchange
    @Nullable
    Token token(URI endpoint, @RequestHeader("X-IDENTITY-HEADER") String header);

    /** Unwraps a key. */
    @PostExchange
    @Nullable
    Unwrapped unwrap(
            URI operation,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @RequestBody Wrapped wrapped);

    record Token(@JsonProperty("access_token") @Nullable Secret value) {}

    /** @param value base64url without padding, as all values of this API */
    record Wrapped(@JsonProperty("alg") String algorithm, String value) {}

    record Unwrapped(@Nullable Secret value) {}
}
