package dev.juncture.connection;

import java.util.Optional;

/**
 * Keeps what is cached from being read, changed or moved to another place. Whoever can write to Redis could otherwise
 * let one external id answer with another's connection.
 */
public interface CacheSeal {
    Ciphertext seal(String content, String place);

    /** Empty for anything but what {@link #seal} made for this place. */
    Optional<String> open(Ciphertext sealed, String place);
}
