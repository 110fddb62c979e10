package dev.juncture.crypto;

import java.util.List;

/**
 * A source of data keys. The settings are one source. A cloud's key service, which decrypts data keys, is another bean
 * before it. The keys of all beans, in the order of the beans, form the key ring.
 */
public interface KeyProvider {
    /**
     * Returns the keys. Called when a key is first needed, and never again once all providers have answered. The first key
     * of the first provider that has one seals; every key opens. Callers wait, so a key service must answer within a few
     * seconds.
     *
     * @return empty when this source is not in use
     * @throws RuntimeException when the keys are not available at the moment. The caller is answered {@code unavailable},
     *     without the message; the next caller that needs a key asks again
     */
    List<DataKey> keys();
}
