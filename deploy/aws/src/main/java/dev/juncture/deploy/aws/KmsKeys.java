package dev.juncture.deploy.aws;

import dev.juncture.crypto.DataKey;
import dev.juncture.crypto.KeyProvider;
import java.util.List;
import org.springframework.core.annotation.Order;

/**
 * Data keys that AWS KMS unwraps: who reads the variables has none of them. It stands before the keys that variables
 * hold, which go on opening what they sealed. Without wrapped keys it is not in use, and loads nothing of the SDK.
 */
@Order(0)
final class KmsKeys implements KeyProvider {
    private final KmsSettings settings;

    KmsKeys(KmsSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<DataKey> keys() {
        List<byte[]> wrapped = settings.wrapped();
        return wrapped.isEmpty() ? List.of() : Kms.unwrap(wrapped);
    }
}
