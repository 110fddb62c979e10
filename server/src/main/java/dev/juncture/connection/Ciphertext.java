package dev.juncture.connection;

import java.util.Arrays;

/** Sealed bytes, meaningful only to the token cipher and only in the row and column that they were sealed for. */
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
