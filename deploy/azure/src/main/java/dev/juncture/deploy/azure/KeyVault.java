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
 * Has vaults unwrap data keys, as the identity of the function app. Two calls, rather than Azure's SDK, which would cost
 * a cold process most of a second and half as many libraries again.
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
        // An inflater that is closed in the middle, when time is up, complains about null.
        requests.enableCompression(false);
        return requests;
    }

    /** @throws IllegalStateException with what to do, in words of our own */
    DataKey unwrap(WrappedKey key) {
        try {
            return unwrapUnderFreshToken(key);
        } catch (Unauthorized | Forbidden refused) {
            throw new IllegalStateException("The function app's identity may not unwrap with this key: give it the role"
                    + " Key Vault Crypto Service Encryption User there.");
        } catch (RestClientException failed) {
            throw new IllegalStateException("The vault does not unwrap this data key: " + reason(failed) + ".");
        }
    }

    private DataKey unwrapUnderFreshToken(WrappedKey key) {
        try {
            return unwrap(key, token(key));
        } catch (Unauthorized outOfDate) {
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
        String value = given(
                api.unwrap(operation, "Bearer " + token, new KeyVaultApi.Wrapped("RSA-OAEP-256", wrapped)),
                KeyVaultApi.Unwrapped::value);
        try {
            return new DataKey(Base64.getUrlDecoder().decode(value), false);
        } catch (IllegalArgumentException other) {
            throw new IllegalStateException(
                    "What this entry holds is no data key of " + DataKey.BYTES + " bytes: wrap another one.");
        }
    }

    private String token(WrappedKey key) {
        URI endpoint = UriComponentsBuilder.fromUriString(settings.identityEndpoint())
                .queryParam("resource", key.audience())
                .queryParam("api-version", "2019-08-01")
                .build()
                .toUri();
        try {
            return given(api.token(endpoint, settings.identityHeader()), KeyVaultApi.Token::value);
        } catch (RestClientException failed) {
            throw new IllegalStateException("The function app's identity gives no token: " + reason(failed) + ".");
        }
    }

    /** An answer without what was asked for is none: a redirection, for one, has no body. */
    private static <T> String given(@Nullable T answer, Function<T, @Nullable Secret> field) {
        Secret value = answer == null ? null : field.apply(answer);
        if (value == null) {
            throw new RestClientException("The answer has no value.");
        }
        return value.value();
    }

    /** Never a message: the other side may have put anything into it. */
    private static String reason(RuntimeException failed) {
        return failed instanceof RestClientResponseException answered
                ? "status " + answered.getStatusCode().value()
                : failed.getClass().getSimpleName();
    }
}
