package dev.juncture.deploy.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Keys that a local runner generates at the first start and keeps. */
final class LocalKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private LocalKeys() {}

    static String secretKey(Variables variables, Map<String, String> earlier) {
        String name = "JUNCTURE_SECRET_KEY";
        return variables
                .value(name)
                .or(() -> Optional.ofNullable(earlier.get(name)))
                .orElseGet(() -> "sk_local_" + HexFormat.of().formatHex(random(20)));
    }

    static String encryptionKeys(Variables variables, Map<String, String> earlier) {
        String name = "JUNCTURE_ENCRYPTION_KEYS";
        return variables
                .value(name)
                .or(() -> Optional.ofNullable(earlier.get(name)))
                .orElseGet(() -> Base64.getEncoder().encodeToString(random(32)));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
