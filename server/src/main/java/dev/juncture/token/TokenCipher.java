package dev.juncture.token;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.juncture.connection.Ciphertext;
import dev.juncture.http.ApiException;
import dev.juncture.provider.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256-GCM. Each ciphertext starts with its key's id (Tink's prefix) and opens only under the
 * binding that it was sealed for.
 */
@Component
class TokenCipher {
    /** What Tink puts before a ciphertext: a version and the key's id. */
    static final int PREFIX_BYTES = 5;

    private static final byte TINK_VERSION = 1;

    private final KeyRing ring;
    /** Of the ring's keys, once there are any. Made twice by two callers it is the same. */
    private volatile @Nullable Aead aead;

    TokenCipher(KeyRing ring) {
        this.ring = ring;
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("This Java has no AES-GCM.", refused);
        }
    }

    /** What a ciphertext belongs to. Two bindings are equal only if all their parts are. */
    record Binding(String project, String row, String field) {
        byte[] bytes() {
            return String.join("\n", "juncture.v1", project, row, field).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** @throws ApiException {@code unavailable}, as sealing and opening do, when a key service gives no keys */
    void requireKeys() {
        aead();
    }

    Ciphertext seal(Secret secret, Binding binding) {
        try {
            return new Ciphertext(aead().encrypt(secret.value().getBytes(StandardCharsets.UTF_8), binding.bytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A token could not be sealed.", impossible);
        }
    }

    /** @throws ApiException {@code credentials_unreadable}, which says whether a key is missing or the row is damaged */
    Secret open(Ciphertext ciphertext, Binding binding) {
        return openIfSound(ciphertext, binding).orElseThrow(() -> {
            Optional<Integer> missing = keyIdOf(ciphertext).filter(id -> !ring.has(id));
            return missing.isPresent()
                    ? Unreadable.underMissingKey(missing.get(), binding)
                    : Unreadable.damaged(binding);
        });
    }

    /** For what is a loss to nobody when it does not open. */
    Optional<Secret> openIfSound(Ciphertext ciphertext, Binding binding) {
        try {
            byte[] opened = aead().decrypt(ciphertext.bytes(), binding.bytes());
            return Optional.of(new Secret(new String(opened, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    /** The id of the key that a ciphertext says it was sealed with; none when it is too damaged to say so. */
    static Optional<Integer> keyIdOf(Ciphertext ciphertext) {
        ByteBuffer bytes = ByteBuffer.wrap(ciphertext.bytes());
        return bytes.remaining() >= PREFIX_BYTES && bytes.get() == TINK_VERSION
                ? Optional.of(bytes.getInt())
                : Optional.empty();
    }

    private Aead aead() {
        Aead known = aead;
        if (known == null) {
            try {
                known = keyset(ring).getPrimitive(RegistryConfiguration.get(), Aead.class);
            } catch (GeneralSecurityException refused) {
                throw new IllegalStateException("The encryption keys cannot be used.", refused);
            }
            aead = known;
        }
        return known;
    }

    private static KeysetHandle keyset(KeyRing ring) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder();
        for (DataKey key : ring.all()) {
            KeysetHandle.Builder.Entry entry =
                    KeysetHandle.importKey(aesKey(key)).withFixedId(key.id());
            builder.addEntry(key.equals(ring.current()) ? entry.makePrimary() : entry);
        }
        return builder.build();
    }

    private static AesGcmKey aesKey(DataKey key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(DataKey.BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key.bytes(), InsecureSecretKeyAccess.get()))
                .setIdRequirement(key.id())
                .build();
    }
}
