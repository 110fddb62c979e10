package dev.juncture.deploy.aws;

import dev.juncture.crypto.DataKey;
import dev.juncture.crypto.KeyProvider;
import java.util.List;
import org.springframework.core.annotation.Order;

/**
 * Data keys that AWS KMS unwraps, so the variables alone do not reveal them. They come before the keys in variables,
 * which still open what they sealed. Without wrapped keys, this provider is not in use and loads no class of the SDK.
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
