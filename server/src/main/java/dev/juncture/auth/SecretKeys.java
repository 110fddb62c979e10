package dev.juncture.auth;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.Authenticator;
import dev.juncture.http.Request;
import dev.juncture.operation.Caller;
import dev.juncture.route.Audience;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Requires a secret key on backend routes, and the way through the front door on all. */
@Component
public class SecretKeys implements Authenticator {
    private static final String SCHEME = "Bearer ";

    private final FrontDoor frontDoor;
    private final List<Known> keys;

    SecretKeys(FrontDoor frontDoor, SecretKeySettings settings) {
        this.frontDoor = frontDoor;
        this.keys = settings.keys().stream().map(Known::of).toList();
    }

    @Override
    public Caller authenticate(Request request, Audience audience) {
        frontDoor.check(request.headers());
        return audience == Audience.BACKEND ? requireKey(request.headers()) : Caller.PERSON;
    }

    /**
     * Returns the holder of the key in the {@code Authorization} header.
     *
     * @throws ApiException {@code missing_secret_key} or {@code invalid_secret_key}
     */
    public Caller requireKey(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ApiException(
                    ErrorCode.MISSING_SECRET_KEY,
                    "Send the secret key in the header Authorization: Bearer <JUNCTURE_SECRET_KEY>.");
        }
        byte[] given = bytes(authorization.substring(SCHEME.length()).strip());
        Known known = null;
        for (Known key : keys) {
            // Compares with every key in constant time, to show neither the length of a match nor its position.
            known = MessageDigest.isEqual(key.bytes(), given) ? key : known;
        }
        if (known == null) {
            throw new ApiException(
                    ErrorCode.INVALID_SECRET_KEY, "This secret key is not the one that Juncture was started with.");
        }
        return known.holder();
    }

    private record Known(byte[] bytes, Caller holder) {
        static Known of(String key) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(SecretKeys.bytes(key), "HmacSHA256"));
                byte[] fingerprint = mac.doFinal(SecretKeys.bytes("juncture fingerprint"));
                return new Known(
                        SecretKeys.bytes(key), Caller.withKey(HexFormat.of().formatHex(fingerprint, 0, 4)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("This Java has no HMAC-SHA-256.", impossible);
            }
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
