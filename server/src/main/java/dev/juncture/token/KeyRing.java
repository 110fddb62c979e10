package dev.juncture.token;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
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
 * The keys of all providers, by id: the first seals, all open. They are asked for when one is first needed, since a key
 * service is a call over the network; each method may answer {@code unavailable} therefore.
 */
@Component
class KeyRing {
    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    private final List<KeyProvider> providers;
    /** The question under way, or the one that was answered. Callers share it, however it ends. */
    private final AtomicReference<@Nullable CompletableFuture<Map<Integer, DataKey>>> asked = new AtomicReference<>();

    KeyRing(List<KeyProvider> providers) {
        this.providers = providers;
    }

    DataKey current() {
        return keys().values().iterator().next();
    }

    /** The current one first. */
    Collection<DataKey> all() {
        return keys().values();
    }

    boolean has(int id) {
        return keys().containsKey(id);
    }

    private Map<Integer, DataKey> keys() {
        CompletableFuture<Map<Integer, DataKey>> mine = new CompletableFuture<>();
        CompletableFuture<Map<Integer, DataKey>> earlier = asked.compareAndExchange(null, mine);
        if (earlier == null) {
            ask(mine);
        }
        try {
            return (earlier == null ? mine : earlier).join();
        } catch (CompletionException failed) {
            throw unavailable();
        }
    }

    private void ask(CompletableFuture<Map<Integer, DataKey>> question) {
        try {
            question.complete(load());
        } catch (RuntimeException | Error failed) {
            // No message: a key service may have put anything into it.
            log.atError()
                    .addKeyValue("reason", failed.getClass().getSimpleName())
                    .log("there are no keys");
            // Whoever comes from now on asks again.
            asked.set(null);
            question.completeExceptionally(failed);
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
            // No message: a key service may have put anything into it.
            log.atError()
                    .addKeyValue("provider", provider.getClass().getSimpleName())
                    .addKeyValue("reason", failed.getClass().getSimpleName())
                    .log("key provider fails");
            throw failed;
        }
    }

    private static ApiException unavailable() {
        return new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "The keys that tokens are encrypted with cannot be had just now: try again in a moment, or see"
                                + " what the log says about the key provider.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
