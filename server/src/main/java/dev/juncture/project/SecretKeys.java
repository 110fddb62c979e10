package dev.juncture.project;

import dev.juncture.http.ApiException;
import dev.juncture.http.Caller;
import dev.juncture.http.ErrorCode;
import dev.juncture.http.Gate;
import dev.juncture.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Backend routes are for whoever holds a secret key. */
@Component
public class SecretKeys implements Gate {
    private static final String SCHEME = "Bearer ";

    private final List<byte[]> keys;

    SecretKeys(ProjectSettings settings) {
        this.keys = settings.secretKeys().stream().map(SecretKeys::bytes).toList();
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
        boolean known = false;
        for (byte[] key : keys) {
            // Constant time, and every key is compared: neither length of a match nor its place shows.
            known |= MessageDigest.isEqual(key, given);
        }
        if (!known) {
            throw new ApiException(
                    ErrorCode.INVALID_SECRET_KEY, "This secret key is not the one that Juncture was started with.");
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
