package dev.juncture.token;

import java.util.List;

/**
 * Where the keys come from that tokens are encrypted with. The settings are one source; a cloud's key service, which
 * unwraps data keys, is another bean before it. All of them make one ring, in the order of the beans.
 */
public interface KeyProvider {
    /** Asked once, at the start. The first key of the first provider seals, every key opens. */
    List<DataKey> keys();
}
