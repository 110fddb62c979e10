package dev.juncture.token;

import java.util.List;

/**
 * Where the keys come from that tokens are encrypted with. The settings are one source; a cloud's key service, which
 * unwraps data keys, is another bean before it. All of them make one ring, in the order of the beans.
 */
public interface KeyProvider {
    /**
     * Asked when a key is first needed, and never again once all providers have answered; a process that does without
     * keys asks nobody. The first key of the first provider that has one seals, every key opens. Callers wait
     * meanwhile, so a key service's answer needs a limit of a few seconds.
     *
     * @return none when this source is not in use
     * @throws RuntimeException when the keys cannot be had now: the caller is answered {@code unavailable}, without its
     *     message, and whoever needs a key next asks again
     */
    List<DataKey> keys();
}
