package dev.juncture.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Seals values that live for minutes, with the keys of the settings alone. It asks no key service, which would slow down the
 * first request of a cold process and would have to be available. A value is for one place, as in {@link Sealer}.
 */
@Component
public class LocalSealer {
    private final Aead aead;

    LocalSealer(KeySettings settings) {
        // A key may be in the list twice; a keyset takes each id once.
        this.aead = Sealer.aead(new LinkedHashSet<>(settings.ring()));
    }

    /** Returns a text that needs no encoding in a URL. */
    public String seal(String text, Place place) {
        try {
            return encoded(aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place.bytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A value could not be sealed.", impossible);
        }
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @return empty for any other text, and for another place
     */
    public Optional<String> open(String sealed, Place place) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            // The last character has unused bits. If any were allowed there, several texts would stand for one value.
            if (!encoded(bytes).equals(sealed)) {
                return Optional.empty();
            }
            byte[] opened = aead.decrypt(bytes, place.bytes());
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }
}
