package dev.juncture.crypto;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys of all providers, by id: the first seals, all open. The ring loads them when a key is first needed, because a key
 * service is a call over the network. Each method throws {@code unavailable} when the keys cannot be loaded.
 */
@Component
public class KeyRing {
    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    private final List<KeyProvider> providers;
    /** The load in progress, or the completed one. Callers share it, and its failure too. */
    private final AtomicReference<@Nullable CompletableFuture<Map<Integer, DataKey>>> loading = new AtomicReference<>();

    KeyRing(List<KeyProvider> providers) {
        this.providers = providers;
    }

    public DataKey current() {
        return keys().values().iterator().next();
    }

    /** Returns all keys, the current one first. */
    public Collection<DataKey> all() {
        return keys().values();
    }

    public boolean has(int id) {
        return keys().containsKey(id);
    }

    private Map<Integer, DataKey> keys() {
        CompletableFuture<Map<Integer, DataKey>> mine = new CompletableFuture<>();
        CompletableFuture<Map<Integer, DataKey>> earlier = loading.compareAndExchange(null, mine);
        if (earlier == null) {
            load(mine);
        }
        try {
            return (earlier == null ? mine : earlier).join();
        } catch (CompletionException failed) {
            throw unavailable();
        }
    }

    private void load(CompletableFuture<Map<Integer, DataKey>> load) {
        try {
            load.complete(load());
        } catch (RuntimeException | Error failed) {
            // The log does not get the message: a key service wrote it, and it may contain a secret.
            log.atError()
                    .addKeyValue("reason", failed.getClass().getSimpleName())
                    .log("no encryption keys are available: tokens can be neither sealed nor opened");
            // The next caller loads again.
            loading.set(null);
            load.completeExceptionally(failed);
        }
    }

    private Map<Integer, DataKey> load() {
        Map<Integer, DataKey> keys = new LinkedHashMap<>();
        providers.forEach(provider -> keysOf(provider).forEach(key -> keys.putIfAbsent(key.id(), key)));
        DataKey current = keys.values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No provider has a key to encrypt tokens with."));
        if (current.derived()) {
            log.info("JUNCTURE_ENCRYPTION_KEYS is not set: tokens are encrypted with a key that is derived from the"
                    + " first JUNCTURE_SECRET_KEY, which has to stay in that list until rotateKeys has run");
        }
        return Collections.unmodifiableMap(keys);
    }

    private static List<DataKey> keysOf(KeyProvider provider) {
        try {
            return provider.keys();
        } catch (RuntimeException failed) {
            // The log does not get the message: a key service wrote it, and it may contain a secret.
            log.atError()
                    .addKeyValue("provider", provider.getClass().getSimpleName())
                    .addKeyValue("reason", failed.getClass().getSimpleName())
                    .log("a key provider failed");
            throw failed;
        }
    }

    private static ApiException unavailable() {
        return new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "The keys that tokens are encrypted with are not available: try again in a moment. The log says"
                                + " which key provider fails.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
