package dev.juncture.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key of AES-256-GCM.
 *
 * @param derived whether it comes from a secret key because nobody set an encryption key
 */
public record DataKey(byte[] bytes, boolean derived) {
    public static final int BYTES = 32;

    public DataKey {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A data key has " + BYTES + " bytes.");
        }
        bytes = bytes.clone();
    }

    /** The same key has the same id in every process, without anyone having to number keys. */
    int id() {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256.", impossible);
        }
    }

    /** An id as people read it. */
    static String name(int id) {
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
