package dev.juncture.token;

import dev.juncture.connection.CacheSeal;
import dev.juncture.connection.Ciphertext;
import dev.juncture.provider.Secret;
import dev.juncture.token.TokenCipher.Binding;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals cached connections with the keys of the tokens. */
@Component
class SealedCache implements CacheSeal {
    private final TokenCipher cipher;

    SealedCache(TokenCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public Ciphertext seal(String content, String place) {
        return cipher.seal(new Secret(content), binding(place));
    }

    @Override
    public Optional<String> open(Ciphertext sealed, String place) {
        return cipher.openIfSound(sealed, binding(place)).map(Secret::value);
    }

    private static Binding binding(String place) {
        return new Binding("cache", place, "connection");
    }
}
