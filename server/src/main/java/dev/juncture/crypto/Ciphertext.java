package dev.juncture.crypto;

import java.util.Arrays;

/** Sealed bytes. Only {@link Sealer} opens them, and only for the place that they were sealed for. */
public record Ciphertext(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Ciphertext that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Ciphertext[%d bytes]".formatted(bytes.length);
    }
}
