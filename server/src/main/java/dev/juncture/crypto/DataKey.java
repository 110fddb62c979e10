package dev.juncture.crypto;

import dev.juncture.secret.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key for AES-256-GCM.
 *
 * @param derived whether it was derived from a secret key, because no encryption key is set
 */
public record DataKey(byte[] bytes, boolean derived) {
    public static final int BYTES = 32;

    public DataKey {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A data key has " + BYTES + " bytes.");
        }
        bytes = bytes.clone();
    }

    /** Returns an id that is the same in every process, because it is computed from the key. */
    public int id() {
        return ByteBuffer.wrap(Sha256.of(bytes)).getInt();
    }

    /** Returns the form of an id that people read. */
    public static String name(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataKey that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "DataKey[" + name(id()) + "]";
    }
}
