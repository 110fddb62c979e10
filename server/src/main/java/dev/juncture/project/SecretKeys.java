package dev.juncture.project;

import dev.juncture.http.Actor;
import dev.juncture.http.ApiException;
import dev.juncture.http.Caller;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Gate;
import dev.juncture.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Backend routes are for whoever holds a secret key. */
@Component
public class SecretKeys implements Gate {
    private static final String SCHEME = "Bearer ";

    private final List<Known> keys;

    SecretKeys(ProjectSettings settings) {
        this.keys = settings.secretKeys().stream().map(Known::of).toList();
    }

    @Override
    public void admit(Request request, Caller caller) {
        if (caller == Caller.BACKEND) {
            requireKey(request.headers());
        }
    }

    /** @throws ApiException 401 when the headers do not carry one of the keys */
    public void requireKey(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ApiException(
                    ErrorCode.MISSING_SECRET_KEY,
                    "Send the secret key in the header Authorization: Bearer <JUNCTURE_SECRET_KEY>.");
        }
        byte[] given = bytes(authorization.substring(SCHEME.length()).strip());
        Known known = null;
        for (Known key : keys) {
            // Constant time, and every key is compared: neither length of a match nor its place shows.
            known = MessageDigest.isEqual(key.bytes(), given) ? key : known;
        }
        if (known == null) {
            throw new ApiException(
                    ErrorCode.INVALID_SECRET_KEY, "This secret key is not the one that Juncture was started with.");
        }
        known.name().enter();
    }

    /** @param name what the audit trail calls whoever holds it: a fingerprint that tells keys apart and nothing else */
    private record Known(byte[] bytes, Actor name) {
        static Known of(String key) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(SecretKeys.bytes(key), "HmacSHA256"));
                byte[] print = mac.doFinal(SecretKeys.bytes("juncture fingerprint"));
                return new Known(
                        SecretKeys.bytes(key), new Actor("key:" + HexFormat.of().formatHex(print, 0, 4)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("This Java has no HMAC-SHA-256.", impossible);
            }
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
