package dev.juncture.crypto;

import java.util.List;

/** Creates key rings and sealers for tests in other packages. */
public final class KeyFixture {
    private KeyFixture() {}

    public static KeyRing ring(KeyProvider... providers) {
        return new KeyRing(List.of(providers));
    }

    /** @param encryptionKeys as in {@code JUNCTURE_ENCRYPTION_KEYS} */
    public static KeyRing ringOf(String encryptionKeys) {
        return ring(new SettingsKeys(new KeySettings(encryptionKeys, "")));
    }

    public static Sealer sealer(KeyRing ring) {
        return new Sealer(ring);
    }
}
