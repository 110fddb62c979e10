package dev.juncture.deploy.azure;

import dev.juncture.crypto.DataKey;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException.Forbidden;
import org.springframework.web.client.HttpClientErrorException.Unauthorized;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unwraps data keys with keys in Azure Key Vault, under the identity of the function app. It does not use Azure's SDK
 * for its two calls: the SDK would add almost a second to a cold start, and half as many more libraries.
 */
final class KeyVault {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final KeyVaultApi api;
    private final KeyVaultSettings settings;

    KeyVault(ClientHttpRequestFactory transport, KeyVaultSettings settings) {
        RestClient client = RestClient.builder()
                .requestFactory(transport)
                .configureMessageConverters(converters ->
                        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JsonMapper.shared())))
                .build();
        this.api = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(KeyVaultApi.class);
        this.settings = settings;
    }

    static ClientHttpRequestFactory transport() {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(ANSWER);
        // A decompressor that a time-out closes in the middle throws a NullPointerException.
        requests.enableCompression(false);
        return requests;
    }

    /**
     * Unwraps a key, with one retry under a new token if the vault rejects the first.
     *
     * @throws IllegalStateException whose message says what to do, and quotes nothing of the answer
     */
    DataKey unwrap(WrappedKey key) {
        try {
            return unwrapWithFreshToken(key);
        } catch (Unauthorized | Forbidden refused) {
            throw new IllegalStateException("The function app's identity may not unwrap with this key: give it the role"
                    + " Key Vault Crypto Service Encryption User for the key.");
        } catch (RestClientException failed) {
            throw new IllegalStateException("The vault does not unwrap this data key: " + reason(failed) + ".");
        }
    }

    private DataKey unwrapWithFreshToken(WrappedKey key) {
        try {
            return unwrap(key, token(key));
        } catch (Unauthorized outdatedToken) {
            return unwrap(key, token(key));
        }
    }

    private DataKey unwrap(WrappedKey key, String token) {
        URI operation = UriComponentsBuilder.fromUri(key.key())
                .path("/unwrapkey")
                .queryParam("api-version", "7.4")
                .build()
                .toUri();
        String wrapped = Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes());
        String value = require(
                api.unwrap(operation, "Bearer " + token, new KeyVaultApi.Wrapped("RSA-OAEP-256", wrapped)),
                KeyVaultApi.Unwrapped::value);
        try {
            return new DataKey(Base64.getUrlDecoder().decode(value), false);
        } catch (IllegalArgumentException noKey) {
            throw new IllegalStateException(
                    "The unwrapped value is not a data key of " + DataKey.BYTES + " bytes: wrap another one.");
        }
    }

    private String token(WrappedKey key) {
        URI endpoint = UriComponentsBuilder.fromUriString(settings.identityEndpoint())
                .queryParam("resource", key.audience())
                .queryParam("api-version", "2019-08-01")
                .build()
                .toUri();
        try {
            return require(api.token(endpoint, settings.identityHeader()), KeyVaultApi.Token::value);
        } catch (RestClientException failed) {
            throw new IllegalStateException("The function app's identity gives no token: " + reason(failed) + ".");
        }
    }

    /** Rejects an answer without the value, such as a redirect, which has no body. */
    private static <T> String require(@Nullable T answer, Function<T, @Nullable Secret> field) {
        Secret value = answer == null ? null : field.apply(answer);
        if (value == null) {
            throw new RestClientException("The answer has no value.");
        }
        return value.value();
    }

    /** Leaves out the exception's message, which may quote the answer. */
    private static String reason(RuntimeException failed) {
        return failed instanceof RestClientResponseException answered
                ? "status " + answered.getStatusCode().value()
                : failed.getClass().getSimpleName();
    }
}
