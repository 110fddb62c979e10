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
import dev.juncture.provider.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256-GCM. Each ciphertext starts with its key's id (Tink's prefix) and opens only under the
 * binding that it was sealed for.
 */
@Component
class TokenCipher {
    private final Aead aead;

    TokenCipher(TokenSettings settings) {
        try {
            AeadConfig.register();
            this.aead = keyset(settings.ring()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("The encryption keys cannot be used.", refused);
        }
    }

    /** What a ciphertext belongs to. Two bindings are equal only if all their parts are. */
    record Binding(String project, String row, String field) {
        byte[] bytes() {
            return String.join("\n", "juncture.v1", project, row, field).getBytes(StandardCharsets.UTF_8);
        }
    }

    Ciphertext seal(Secret secret, Binding binding) {
        try {
            return new Ciphertext(aead.encrypt(secret.value().getBytes(StandardCharsets.UTF_8), binding.bytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A token could not be sealed.", impossible);
        }
    }

    Secret open(Ciphertext ciphertext, Binding binding) {
        try {
            return new Secret(new String(aead.decrypt(ciphertext.bytes(), binding.bytes()), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException refused) {
            throw new UnreadableTokenException(binding);
        }
    }

    private static KeysetHandle keyset(List<byte[]> ring) throws GeneralSecurityException {
        Map<Integer, byte[]> keys = new LinkedHashMap<>();
        for (byte[] key : ring) {
            keys.put(idOf(key), key);
        }
        KeysetHandle.Builder builder = KeysetHandle.newBuilder();
        boolean first = true;
        for (Map.Entry<Integer, byte[]> key : keys.entrySet()) {
            KeysetHandle.Builder.Entry entry =
                    KeysetHandle.importKey(aesKey(key.getValue(), key.getKey())).withFixedId(key.getKey());
            builder.addEntry(first ? entry.makePrimary() : entry);
            first = false;
        }
        return builder.build();
    }

    private static AesGcmKey aesKey(byte[] bytes, int id) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(TokenSettings.KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
    }

    /** The same key has the same id in every process, without anyone having to number keys. */
    private static int idOf(byte[] key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
        return ByteBuffer.wrap(digest).getInt();
    }
}
