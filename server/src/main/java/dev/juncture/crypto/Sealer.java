package dev.juncture.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.juncture.error.ApiException;
import dev.juncture.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256-GCM and opens them again. Each ciphertext starts with the id of its key (Tink's prefix),
 * and opens only for the place that it was sealed for.
 */
@Component
public class Sealer {
    /** The length of Tink's prefix: one byte for the version, four for the key's id. */
    public static final int PREFIX_BYTES = 5;

    private static final byte TINK_VERSION = 1;

    private final KeyRing ring;

    /** Created when it is first needed. Two callers may create it at the same time: both results are the same. */
    private volatile @Nullable Aead aead;

    Sealer(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * Checks that sealing and opening will work, for callers that are about to use up a one-time secret.
     *
     * @throws ApiException {@code unavailable} when a key service returns no keys
     */
    public void requireKeys() {
        aead();
    }

    /** @throws ApiException {@code unavailable} when a key service returns no keys */
    public Ciphertext seal(Secret secret, Place place) {
        try {
            return new Ciphertext(aead().encrypt(secret.value().getBytes(StandardCharsets.UTF_8), place.bytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A secret could not be sealed.", impossible);
        }
    }

    /**
     * @throws ApiException {@code credentials_unreadable}, which says whether a key is missing or the row is damaged
     */
    public Secret open(Ciphertext ciphertext, Place place) {
        return openIfSound(ciphertext, place).orElseThrow(() -> {
            Optional<Integer> missing = keyIdOf(ciphertext).filter(id -> !ring.has(id));
            return missing.isPresent()
                    ? CredentialErrors.missingKey(missing.get(), place)
                    : CredentialErrors.damaged(place);
        });
    }

    /**
     * Opens a ciphertext that can be replaced, such as a cached one.
     *
     * @return empty when it does not open
     */
    public Optional<Secret> openIfSound(Ciphertext ciphertext, Place place) {
        try {
            byte[] opened = aead().decrypt(ciphertext.bytes(), place.bytes());
            return Optional.of(new Secret(new String(opened, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    /** Returns the id of the key that sealed a ciphertext; empty when the ciphertext is too damaged to show it. */
    public static Optional<Integer> keyIdOf(Ciphertext ciphertext) {
        ByteBuffer bytes = ByteBuffer.wrap(ciphertext.bytes());
        return bytes.remaining() >= PREFIX_BYTES && bytes.get() == TINK_VERSION
                ? Optional.of(bytes.getInt())
                : Optional.empty();
    }

    private Aead aead() {
        Aead known = aead;
        if (known == null) {
            known = aead(ring.all());
            aead = known;
        }
        return known;
    }

    /** @param keys the first seals, all open */
    static Aead aead(Collection<DataKey> keys) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder builder = KeysetHandle.newBuilder();
            DataKey current = keys.iterator().next();
            for (DataKey key : keys) {
                KeysetHandle.Builder.Entry entry =
                        KeysetHandle.importKey(aesKey(key)).withFixedId(key.id());
                builder.addEntry(key.equals(current) ? entry.makePrimary() : entry);
            }
            return builder.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("The encryption keys cannot be used.", refused);
        }
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
