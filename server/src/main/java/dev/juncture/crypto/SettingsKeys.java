package dev.juncture.crypto;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The keys in the settings. They stay in the ring after the keys of a key service, which may have been added later. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SettingsKeys implements KeyProvider {
    private final KeySettings settings;

    SettingsKeys(KeySettings settings) {
        this.settings = settings;
    }

    @Override
    public List<DataKey> keys() {
        return settings.ring();
    }
}
