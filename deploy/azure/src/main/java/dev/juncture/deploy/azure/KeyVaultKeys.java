package dev.juncture.deploy.azure;

import dev.juncture.crypto.DataKey;
import dev.juncture.crypto.KeyProvider;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/** Data keys that a key in a vault wraps, so the settings alone do not reveal them. No keys if the setting is empty. */
@Component
@Order(0)
class KeyVaultKeys implements KeyProvider {
    private static final Logger log = LoggerFactory.getLogger(KeyVaultKeys.class);

    private final KeyVaultSettings settings;
    private final Supplier<ClientHttpRequestFactory> transport;

    @Autowired
    KeyVaultKeys(KeyVaultSettings settings) {
        this(settings, KeyVault::transport);
    }

    KeyVaultKeys(KeyVaultSettings settings, Supplier<ClientHttpRequestFactory> transport) {
        this.settings = settings;
        this.transport = transport;
    }

    @Override
    public List<DataKey> keys() {
        List<WrappedKey> wrapped = settings.wrapped();
        if (wrapped.isEmpty()) {
            return List.of();
        }
        KeyVault vault = new KeyVault(transport.get(), settings);
        return wrapped.stream().map(key -> unwrap(vault, key)).toList();
    }

    private static DataKey unwrap(KeyVault vault, WrappedKey key) {
        try {
            return vault.unwrap(key);
        } catch (IllegalStateException failed) {
            log.atError()
                    .addKeyValue("key", key.key())
                    .addKeyValue("problem", failed.getMessage())
                    .log("a data key cannot be unwrapped");
            throw failed;
        }
    }
}
