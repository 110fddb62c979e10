package dev.juncture.auth;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Refuses requests that go past the content delivery network in front of Juncture, where its limits and filters do not
 * apply. Some platforms give a function a public address beside it that cannot be closed.
 */
@Component
class FrontDoor {
    static final ErrorCode FRONT_DOOR_REQUIRED = new ErrorCode("front_door_required", 403);

    private static final String HEADER = "X-Juncture-Front-Door";

    private final List<byte[]> secrets;

    FrontDoor(FrontDoorSettings settings) {
        this.secrets = settings.secrets().stream().map(FrontDoor::bytes).toList();
    }

    /** @throws ApiException {@code front_door_required} */
    void check(HttpHeaders request) {
        byte[] given = bytes(String.valueOf(request.getFirst(HEADER)));
        boolean known = secrets.isEmpty();
        for (byte[] secret : secrets) {
            known |= MessageDigest.isEqual(secret, given);
        }
        if (!known) {
            throw new ApiException(
                    FRONT_DOOR_REQUIRED, "This address takes no requests: use the one in JUNCTURE_FRONTEND_URL.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
