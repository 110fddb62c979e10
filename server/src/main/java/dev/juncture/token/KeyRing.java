package dev.juncture.token;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys of all providers: the first seals, all open. */
@Component
class KeyRing {
    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    private final Map<Integer, DataKey> keys = new LinkedHashMap<>();
    private final DataKey current;

    KeyRing(List<KeyProvider> providers) {
        providers.forEach(provider -> provider.keys().forEach(key -> keys.putIfAbsent(key.id(), key)));
        this.current = keys.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No provider has a key to encrypt tokens with."));
        if (current.derived()) {
            log.info("JUNCTURE_ENCRYPTION_KEYS is not set: tokens are encrypted with a key that is derived from the"
                    + " first JUNCTURE_SECRET_KEY, which has to stay in that list until rotateKeys has run");
        }
    }

    DataKey current() {
        return current;
    }

    /** The current one first. */
    Collection<DataKey> all() {
        return keys.values();
    }

    boolean has(int id) {
        return keys.containsKey(id);
    }
}
