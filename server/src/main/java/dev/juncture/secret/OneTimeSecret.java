package dev.juncture.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that are handed out once and stored only as a hash. */
public final class OneTimeSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private OneTimeSecret() {}

    /** Returns 256 random bits as 43 characters that need no encoding in a URL. */
    public static Secret create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Returns the hash that is stored, in hexadecimal. Plain SHA-256 is enough, because 256 random bits cannot be guessed. */
    public static String hash(Secret secret) {
        return Sha256.hex(secret.value());
    }
}
