package dev.juncture.token;

/** A stored token that no key of the ring opens: a removed key, a damaged row, or a ciphertext moved between rows. */
final class UnreadableTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTokenException(TokenCipher.Binding binding) {
        super("The %s of %s cannot be opened with the keys in JUNCTURE_ENCRYPTION_KEYS"
                .formatted(binding.field(), binding.row()));
    }
}
