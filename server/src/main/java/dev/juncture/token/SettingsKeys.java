package dev.juncture.token;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The keys that variables hold. They stay in the ring behind a key service's, which may have come later. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SettingsKeys implements KeyProvider {
    private final TokenSettings settings;

    SettingsKeys(TokenSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<DataKey> keys() {
        return settings.ring();
    }
}
